// What reading and writing a JSON string have in common: most of it stands for itself.
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier {

// How many bytes of a text, from its first, stand for themselves in a JSON string and are ASCII:
// all from U+0020 to U+007F but the quote and the backslash.
std::size_t plain_length(std::string_view text);

}  // namespace dossier
