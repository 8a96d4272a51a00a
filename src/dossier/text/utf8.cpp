#include "dossier/text/utf8.hpp"

#include <algorithm>

namespace dossier {

Utf8Sequence first_utf8_sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {1, true};
  const std::size_t size = 1 + utf8_continuation_bytes(lead);
  if (size == 1) return {0, false};
  const auto [low, high] = utf8_second_byte(lead);
  std::size_t length = 1;
  if (length < text.size() && byte(1) >= low && byte(1) <= high) {
    ++length;
    while (length < size && length < text.size() && is_continuation(text[length])) ++length;
  }
  return {length, length == size};
}

std::size_t count_code_points(std::string_view text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation));
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  while (end < text.size() && (count > 0 || is_continuation(text[end]))) {
    if (!is_continuation(text[end])) --count;
    ++end;
  }
  // The loop runs on through the continuation bytes of the last character, and stops before the
  // next one.
  return text.substr(0, end);
}

char32_t take_code_point(std::string_view& text) {
  const Utf8Sequence sequence = first_utf8_sequence(text);
  const std::size_t length = std::max<std::size_t>(sequence.length, 1);
  char32_t code_point = static_cast<unsigned char>(text[0]);
  if (length > 1) code_point &= 0x7FU >> length;
  for (std::size_t i = 1; i < length; ++i) {
    code_point = (code_point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(length);
  return code_point;
}

std::size_t encode_utf8(char32_t code_point, char* to) {
  if (code_point < 0x80) {
    to[0] = static_cast<char>(code_point);
    return 1;
  }
  const std::size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
  for (std::size_t i = length - 1; i > 0; --i, code_point >>= 6U) {
    to[i] = static_cast<char>(0x80U | (code_point & 0x3FU));
  }
  to[0] = static_cast<char>((0xF00U >> length) | code_point);
  return length;
}

void move_character(std::string& to, std::string_view& bytes) {
  const Utf8Sequence sequence = first_utf8_sequence(bytes);
  if (sequence.whole) {
    to.append(bytes.substr(0, sequence.length));
  } else {
    append_utf8(to, 0xFFFD);
  }
  bytes.remove_prefix(std::max<std::size_t>(sequence.length, 1));
}

void append_well_formed(std::string& to, std::string_view bytes) {
  while (!bytes.empty()) move_character(to, bytes);
}

}  // namespace dossier
