// Texts of a few bytes that hold them themselves.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier {

// At most ten bytes, the length of a date.
class ShortText {
 public:
  static constexpr std::size_t kMost = 10;

  constexpr ShortText() = default;
  constexpr explicit ShortText(std::string_view text)
      : size_(static_cast<std::uint8_t>(text.size())) {
    std::copy(text.begin(), text.end(), bytes_.begin());
  }

  constexpr std::string_view text() const& { return {bytes_.data(), size_}; }
  std::string_view text() && = delete;

 private:
  std::array<char, kMost> bytes_{};
  std::uint8_t size_ = 0;
};

}  // namespace dossier
