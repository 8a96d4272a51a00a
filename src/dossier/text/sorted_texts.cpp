#include "dossier/text/sorted_texts.hpp"

#include <utility>

namespace dossier {
namespace {

// Out of line, because it is called from many places of the sorts.
[[gnu::noinline]] bool comes_before(const IndexedText& a, const IndexedText& b) { return a < b; }

// The soonest way for few.
void insertion_sort(std::span<IndexedText> texts) {
  for (auto end = texts.begin(); end != texts.end(); ++end) {
    for (auto at = end; at != texts.begin() && comes_before(*at, *(at - 1)); --at) {
      std::swap(*at, *(at - 1));
    }
  }
}

}  // namespace

void sort_texts(std::span<IndexedText> texts) {
  if (texts.size() <= 8) return insertion_sort(texts);
  std::make_heap(texts.begin(), texts.end(), comes_before);
  std::sort_heap(texts.begin(), texts.end(), comes_before);
}

}  // namespace dossier
