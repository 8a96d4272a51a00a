#include "dossier/text/letters.hpp"

#include "dossier/text/ascii.hpp"

namespace dossier {

Letters::Letters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > 0x7F) return;
    const char letter = ascii_upper(c);
    if (letter < 'A' || letter > 'Z') continue;
    if (count == kMost) return;
    letters_[count++] = letter;
  }
  count_ = count;
}

}  // namespace dossier
