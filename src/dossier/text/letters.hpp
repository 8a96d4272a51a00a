// Texts as far as their letters go, for those who write a word a little differently.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dossier {

// The ASCII letters of a text, upper-cased, everything else dropped. A text has none where it holds
// a code point above U+007F, or more letters than anything that it is compared with.
class Letters {
 public:
  static constexpr std::size_t kMost = 32;

  explicit Letters(std::string_view text);

  std::string_view text() const& { return {letters_.data(), count_}; }
  std::string_view text() && = delete;

  // Whether both have letters, and the same.
  friend bool operator==(const Letters& a, const Letters& b) {
    return a.count_ != 0 && a.text() == b.text();
  }

 private:
  std::array<char, kMost> letters_;
  std::size_t count_ = 0;
};

}  // namespace dossier
