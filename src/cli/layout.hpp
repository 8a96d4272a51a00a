// Text made fit for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::cli {

// `text` with everything that could move the cursor, break a line, reorder what is read or not be
// seen at all written as \u{…}: the controls U+0000 to U+001F and U+007F to U+009F, the line and
// paragraph separators, the bidirectional controls, and what is invisible: joiners and spaces
// without width, soft hyphens, annotations, tags. Bytes that are not UTF-8 become U+FFFD.
std::string visible(std::string_view text);

// How many columns well-formed text takes: two for East Asian wide characters and emoji, none for
// common combining marks, one for everything else.
std::size_t columns(std::string_view text);

// The lines of a paragraph of well-formed text. It is broken at spaces; a word that is wider than a
// line is broken where the line ends.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

// The same in one string, for a paragraph that starts at column `indent`: all lines but the first
// are indented.
std::string wrap_indented(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace dossier::cli
