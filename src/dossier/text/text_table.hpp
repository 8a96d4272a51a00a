// Tables of constant texts in the form in which they take the least room: one behind the other,
// without the addresses that an array of views holds.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier {

// So many texts of so many bytes in all, each of at most 255.
template <std::size_t count, std::size_t bytes>
class TextTable {
 public:
  constexpr explicit TextTable(const std::array<std::string_view, count>& texts) {
    auto* end = texts_.begin();
    for (std::size_t i = 0; i < count; ++i) {
      end = std::copy(texts[i].begin(), texts[i].end(), end);
      lengths_[i] = static_cast<std::uint8_t>(texts[i].size());
    }
  }

  constexpr std::size_t size() const { return count; }

  constexpr std::string_view operator[](std::size_t row) const {
    std::size_t start = 0;
    for (std::size_t i = 0; i < row; ++i) start += lengths_[i];
    return {texts_.data() + start, lengths_[row]};
  }

  // The row of a text; size() where it is none of them.
  constexpr std::size_t find(std::string_view text) const {
    const char* start = texts_.data();
    for (std::size_t row = 0; row < count; start += lengths_[row], ++row) {
      if (text == std::string_view(start, lengths_[row])) return row;
    }
    return count;
  }

 private:
  std::array<char, bytes> texts_{};
  std::array<std::uint8_t, count> lengths_{};
};

// The table of what `get` takes from each of `rows`.
template <const auto& rows, class Get>
constexpr auto text_table(Get) {
  constexpr auto texts = [] {
    std::array<std::string_view, rows.size()> all;
    for (std::size_t i = 0; i < rows.size(); ++i) all[i] = Get{}(rows[i]);
    return all;
  }();
  constexpr std::size_t bytes = [](const auto& all) {
    std::size_t sum = 0;
    for (const std::string_view text : all) sum += text.size();
    return sum;
  }(texts);
  static_assert(std::all_of(texts.begin(), texts.end(),
                            [](std::string_view text) { return text.size() <= 255; }));
  return TextTable<rows.size(), bytes>(texts);
}

}  // namespace dossier
