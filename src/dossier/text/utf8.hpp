// UTF-8 (RFC 3629): well-formedness, counting and replacement.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

struct ByteRange {
  std::uint8_t low;
  std::uint8_t high;
};

inline constexpr ByteRange kUtf8Continuation = {0x80, 0xBF};

// How many bytes follow the first one of a character; 0 for ASCII, and for a byte that no character
// of more than one starts with.
constexpr std::size_t utf8_continuation_bytes(unsigned first) {
  if (first < 0xC2 || first > 0xF4) return 0;
  return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
}

// What the second byte of a character can be that starts with `first` and has one. RFC 3629,
// section 4: its range keeps out overlong forms, surrogates and what lies above U+10FFFF.
constexpr ByteRange utf8_second_byte(unsigned first) {
  ByteRange range = kUtf8Continuation;
  if (first == 0xE0) range.low = 0xA0;
  if (first == 0xED) range.high = 0x9F;
  if (first == 0xF0) range.low = 0x90;
  if (first == 0xF4) range.high = 0x8F;
  return range;
}

// The sequence at the start of a text: how many of its bytes are well-formed so far, and whether
// they are a whole character. `{0, false}` for a byte that no sequence starts with.
struct Utf8Sequence {
  std::size_t length;
  bool whole;
};

// Looks at the first character of `text`, which is not empty.
Utf8Sequence first_utf8_sequence(std::string_view text);

// Whether a byte goes on with a character that another has begun.
constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The number of code points of a well-formed text.
std::size_t count_code_points(std::string_view text);

// Whether a well-formed text has more than `count` code points.
inline bool is_longer(std::string_view text, std::size_t count) {
  return text.size() > count && count_code_points(text) > count;
}

// The longest prefix of a well-formed text that has at most `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count);

// Takes the first code point off a well-formed text that is not empty, and returns it.
char32_t take_code_point(std::string_view& text);

// Writes a Unicode scalar value to `to`, and returns how many bytes it takes, at most four.
std::size_t encode_utf8(char32_t code_point, char* to);

// Appends a Unicode scalar value.
inline void append_utf8(std::string& to, char32_t code_point) {
  std::array<char, 4> bytes;
  to.append(bytes.data(), encode_utf8(code_point, bytes.data()));
}

// Takes the first character off `bytes`, which are not empty, and appends it; U+FFFD for an
// ill-formed part, as the Encoding Standard's UTF-8 decoder does.
void move_character(std::string& to, std::string_view& bytes);

// Appends `bytes`, with each ill-formed part replaced likewise.
void append_well_formed(std::string& to, std::string_view bytes);

}  // namespace dossier
