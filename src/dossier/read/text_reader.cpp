#include "dossier/read/text_reader.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

#include "dossier/text/ascii.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier {
namespace {

// How many of eight bytes, from the first, stand for themselves in a string: printable ASCII but
// the quote and the backslash. Each test sets the top bit of a byte that fails it; a borrow can set
// it wrongly in a byte above one that fails, so only the lowest bit counts.
std::size_t count_plain(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  constexpr std::uint64_t ones = 0x0101010101010101U;
  const auto zeros = [](std::uint64_t value) { return (value - ones) & ~value; };
  const std::uint64_t controls = (word - ones * 0x20) & ~word;
  const std::uint64_t specials = zeros(word ^ (ones * '"')) | zeros(word ^ (ones * '\\'));
  const std::uint64_t failed = (word | controls | specials) & (ones * 0x80);
  return static_cast<std::size_t>(std::countr_zero(failed)) / 8;
}

}  // namespace

// Skips the bytes of a string that stand for themselves.
void TextReader::skip_plain() {
  const auto is_plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
  };
  if constexpr (std::endian::native == std::endian::little) {
    while (text_.size() - at_ >= 8) {
      const std::size_t count = count_plain(text_.data() + at_);
      at_ += count;
      if (count < 8) return;
    }
  }
  while (at_ < text_.size() && is_plain(text_[at_])) ++at_;
}

// Reads the rest of a string behind its opening quote. Out of line, because it is read in two
// places.
[[gnu::noinline]] bool TextReader::read_string() {
  const std::size_t start = at_;
  skip_plain();
  if (!next_is('"')) return read_rest_of_string(start);
  string_ = {text_.data() + start, at_ - start};
  ++at_;
  return true;
}

bool TextReader::read_literal(std::string_view literal) {
  for (const char c : literal) {
    if (!next_is(c)) return false;
    ++at_;
  }
  return true;
}

bool TextReader::skip_digits() {
  const std::size_t start = at_;
  while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
  return at_ > start;
}

bool TextReader::read_number() {
  if (next_is('-')) ++at_;
  if (next_is('0')) {
    ++at_;
  } else if (!skip_digits()) {
    return false;
  }
  if (next_is('.')) {
    ++at_;
    if (!skip_digits()) return false;
  }
  if (next_is('e') || next_is('E')) {
    ++at_;
    if (next_is('+') || next_is('-')) ++at_;
    if (!skip_digits()) return false;
  }
  return true;
}

// Reads on in a string that begins at `start`, from the first byte that does not stand for itself.
bool TextReader::read_rest_of_string(std::size_t start) {
  const std::size_t first_unescaped = unescaped_size_;
  bool escaped = false;
  // `start` becomes that of what is not yet in unescaped_.
  const auto flush = [&] {
    if (!unescaped_) unescaped_.reset(new char[text_.size()]);
    unescaped_size_ += text_.copy(unescaped_.get() + unescaped_size_, at_ - start, start);
  };
  for (;; skip_plain()) {
    if (at_ == text_.size()) return false;
    const char c = text_[at_];
    if (c == '"') {
      if (escaped) {
        flush();
        string_ = {unescaped_.get() + first_unescaped, unescaped_size_ - first_unescaped};
      } else {
        string_ = text_.substr(start, at_ - start);
      }
      ++at_;
      return true;
    }
    if (c == '\\') {
      flush();
      escaped = true;
      ++at_;
      if (!read_escape()) return false;
      start = at_;
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20) return false;
    const Utf8Sequence sequence = first_utf8_sequence(text_.substr(at_));
    at_ += sequence.length;
    if (!sequence.whole) return false;
  }
}

// Reads what follows a backslash, and adds the character to unescaped_.
bool TextReader::read_escape() {
  if (at_ == text_.size()) return false;
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (const std::size_t letter = kLetters.find(text_[at_]); letter != std::string_view::npos) {
    unescaped_[unescaped_size_++] = kMeanings[letter];
    ++at_;
    return true;
  }
  if (text_[at_] != 'u') return false;
  ++at_;

  // A surrogate is told by its first two digits. A low one may not come first, and a high one asks
  // for a low one; the offset of a fault is that of the very digit which rules a pair out.
  unsigned code = 0;
  if (!read_hex(code, 1)) return false;
  if (code == 0xD && at_ < text_.size() && is_hex_digit(text_[at_]) &&
      hex_value(text_[at_]) >= 0xC) {
    return false;
  }
  if (!read_hex(code, 3)) return false;
  char32_t code_point = code;
  if (code >= 0xD800 && code <= 0xDBFF) {
    if (!read_literal("\\u")) return false;
    if (!next_is('d') && !next_is('D')) return false;
    ++at_;
    unsigned low = 0xD;
    if (at_ == text_.size() || !is_hex_digit(text_[at_]) || hex_value(text_[at_]) < 0xC) {
      return false;
    }
    if (!read_hex(low, 3)) return false;
    code_point = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
  }
  unescaped_size_ += encode_utf8(code_point, unescaped_.get() + unescaped_size_);
  return true;
}

bool TextReader::read_hex(unsigned& value, unsigned digits) {
  for (; digits > 0; --digits) {
    if (at_ == text_.size() || !is_hex_digit(text_[at_])) return false;
    value = value * 16 + hex_value(text_[at_]);
    ++at_;
  }
  return true;
}

}  // namespace dossier
