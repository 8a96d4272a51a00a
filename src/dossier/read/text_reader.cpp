#include "dossier/read/text_reader.hpp"

#include "dossier/text/ascii.hpp"
#include "dossier/text/plain_length.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier {

// Skips the bytes of a string that stand for themselves.
void TextReader::skip_plain() { at_ += plain_length({text_.data() + at_, text_.size() - at_}); }

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
