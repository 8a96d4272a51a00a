#include "dossier/text/sorted_texts.hpp"

namespace dossier {

void sort_texts(std::span<IndexedText> texts) {
  std::make_heap(texts.begin(), texts.end());
  std::sort_heap(texts.begin(), texts.end());
}

}  // namespace dossier
