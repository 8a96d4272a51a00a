// Sorting texts to find equal ones.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

namespace dossier {

// A text and where it comes from. Equal texts sort by index.
struct IndexedText {
  std::string_view text;
  std::uint32_t index = 0;

  friend std::strong_ordering operator<=>(const IndexedText& a, const IndexedText& b) {
    const int order = a.text.compare(b.text);
    return order != 0 ? order <=> 0 : a.index <=> b.index;
  }
  friend bool operator==(const IndexedText&, const IndexedText&) = default;
};

// Sorts by the bytes of the texts. n log n for hostile input too, which not every std::sort
// promises.
void sort_texts(std::span<IndexedText> texts);

}  // namespace dossier
