// Texts that are looked for in bytes which come in pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/text/utf8.hpp"

namespace dossier {

// Looks for a text, always the same one, which overlaps with itself nowhere but may begin with its
// first character twice. What it keeps is how much of the text the last bytes were.
class Search {
 public:
  // Takes a piece up to the end of the text, and returns where that is; takes all of the piece, and
  // returns nothing, if the text does not end there.
  std::optional<std::size_t> find(std::string_view text, std::string_view piece) {
    for (std::size_t at = 0; at < piece.size();) {
      if (matched_ == 0) {
        at = piece.find(text.front(), at);
        if (at == std::string_view::npos) break;
      }
      if (take(text, piece[at++])) return at;
    }
    return std::nullopt;
  }

  // Takes one byte. Returns whether the text ends with it.
  bool take(std::string_view text, char byte) {
    while (matched_ > 0 && text[matched_] != byte) matched_ = shorter(text);
    if (text[matched_] == byte) ++matched_;
    if (matched_ < text.size()) return false;
    matched_ = 0;
    return true;
  }

 private:
  // How much of the text the last bytes were too, if not so much.
  std::uint8_t shorter(std::string_view text) const {
    const std::string_view had = text.substr(0, matched_);
    std::size_t length = had.size() - 1;
    while (!had.ends_with(text.substr(0, length))) --length;
    return static_cast<std::uint8_t>(length);
  }

  std::uint8_t matched_ = 0;
};

// Whether bytes are the beginning of some UTF-8 text.
class Utf8Beginning {
 public:
  // Takes one byte more. Returns whether all that have come are such a beginning; once they are
  // not, it must not be asked again.
  bool take(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    if (missing_ == 0) {
      missing_ = static_cast<std::uint8_t>(utf8_continuation_bytes(value));
      next_ = utf8_second_byte(value);
      return value < 0x80 || missing_ > 0;
    }
    const bool fits = value >= next_.low && value <= next_.high;
    next_ = kUtf8Continuation;
    --missing_;
    return fits;
  }

 private:
  std::uint8_t missing_ = 0;  // bytes of the character that has begun
  ByteRange next_ = kUtf8Continuation;
};

}  // namespace dossier
