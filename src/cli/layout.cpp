#include "cli/layout.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "dossier/text/utf8.hpp"

namespace dossier::cli {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t size>
bool is_in(const std::array<Range, size>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& range) { return range.first <= c && c <= range.last; });
}

// C0; DEL and C1; the soft hyphen; the Arabic letter mark; the Mongolian vowel separator; spaces
// and joiners without width, and the marks of directions; line and paragraph separators with the
// embeddings and overrides; invisible operators and the isolates; the byte order mark; annotations;
// tags.
constexpr std::array<Range, 11> kTreacherous = {{{0x0, 0x1F},
                                                 {0x7F, 0x9F},
                                                 {0xAD, 0xAD},
                                                 {0x61C, 0x61C},
                                                 {0x180E, 0x180E},
                                                 {0x200B, 0x200F},
                                                 {0x2028, 0x202E},
                                                 {0x2060, 0x206F},
                                                 {0xFEFF, 0xFEFF},
                                                 {0xFFF9, 0xFFFB},
                                                 {0xE0000, 0xE007F}}};

constexpr std::array<Range, 3> kCombining = {{{0x300, 0x36F}, {0x200B, 0x200D}, {0xFE00, 0xFE0F}}};

constexpr std::array<Range, 9> kWide = {{{0x1100, 0x115F},
                                         {0x2E80, 0xA4CF},
                                         {0xAC00, 0xD7A3},
                                         {0xF900, 0xFAFF},
                                         {0xFE30, 0xFE6F},
                                         {0xFF00, 0xFF60},
                                         {0xFFE0, 0xFFE6},
                                         {0x1F300, 0x1FAFF},
                                         {0x20000, 0x3FFFD}}};

std::size_t columns_of(char32_t c) {
  if (c < 0x300) return 1;
  if (is_in(kCombining, c)) return 0;
  return is_in(kWide, c) ? 2 : 1;
}

// Takes the part off `word` that fits into `width` columns, but at least one character.
std::string_view take_fitting(std::string_view& word, std::size_t width) {
  std::string_view rest = word;
  std::size_t used = 0;
  while (!rest.empty()) {
    std::string_view behind = rest;
    used += columns_of(take_code_point(behind));
    if (used > width && rest.size() < word.size()) break;
    rest = behind;
  }
  const std::string_view taken = word.substr(0, word.size() - rest.size());
  word = rest;
  return taken;
}

}  // namespace

std::string visible(std::string_view text) {
  std::string well_formed;
  append_well_formed(well_formed, text);
  std::string result;
  for (std::string_view rest = well_formed; !rest.empty();) {
    const char32_t c = take_code_point(rest);
    if (is_in(kTreacherous, c)) {
      std::array<char, 16> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u{%x}", static_cast<unsigned>(c));
      result.append(escape.data());
    } else {
      append_utf8(result, c);
    }
  }
  return result;
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) count += columns_of(take_code_point(text));
  return count;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (bool first = true, more = true; more; first = false) {
    const std::size_t space = text.find(' ');
    more = space != std::string_view::npos;
    std::string_view word = text.substr(0, space);
    if (more) text.remove_prefix(space + 1);

    const std::size_t wide = columns(word);
    if (!first && used + 1 + wide <= width) {
      lines.back().push_back(' ');
      ++used;
    } else if (!first) {
      lines.emplace_back();
      used = 0;
    }
    while (columns(word) > width) {  // on a line of its own
      lines.back().append(take_fitting(word, width));
      lines.emplace_back();
    }
    lines.back().append(word);
    used += columns(word);
  }
  return lines;
}

std::string wrap_indented(std::string_view text, std::size_t indent, std::size_t width) {
  std::string paragraph;
  for (const std::string& line : wrap(text, std::max(width, indent + 10) - indent)) {
    if (!paragraph.empty()) paragraph.append("\n").append(indent, ' ');
    paragraph.append(line);
  }
  return paragraph;
}

}  // namespace dossier::cli
