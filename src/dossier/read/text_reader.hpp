// The reader of JSON texts: strict RFC 8259, one pass, no recursion, exact offsets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "dossier/contract.hpp"
#include "dossier/read/read_fault.hpp"

namespace dossier {

// Reads one JSON text into a sink, which is told of one event after the other:
//
//     begin_object()  end_object()  begin_array()  end_array()
//     name(text)          a member's name
//     scalar(type, text)  null, a boolean, a number or a string. `text` is the value of a string,
//     and
//                         `true` or `false` for a boolean; it is empty for the others.
//
// The sequence is always well-formed: inside an object each value follows its name, what begins
// also ends, and no more than kMaxDepth objects and arrays are open at once. After a fault it stops
// anywhere.
//
// Texts are unescaped UTF-8. Those without escapes point into the text that is read, the others
// into a buffer of the reader's, which take_unescaped() hands over.
class TextReader {
 public:
  explicit TextReader(std::string_view text) : text_(text) {}
  TextReader(const TextReader&) = delete;
  TextReader& operator=(const TextReader&) = delete;

  // Reads the whole text, once. A byte order mark, text after the value and an empty text are
  // malformed. Numbers are checked and not converted.
  template <class Sink>
  ReadFault read(Sink& sink);

  // How far the text is read, in bytes. During an event that is the end of what the event tells of;
  // after a `malformed` fault it is the length of the longest prefix of the text that is also a
  // prefix of some valid text.
  std::size_t offset() const { return at_; }

  std::unique_ptr<char[]> take_unescaped() { return std::move(unescaped_); }

 private:
  template <class Sink>
  bool read_name(Sink& sink);
  bool read_string();
  bool read_rest_of_string(std::size_t start);
  bool read_literal(std::string_view literal);
  bool read_number();
  bool read_escape();
  bool read_hex(unsigned& value, unsigned digits);
  bool skip_digits();
  void skip_space();
  void skip_plain();
  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string_view string_;  // the value of the string that read_string() read last
  // The values of all strings with escapes. Unescaped text is never longer than its source, so one
  // buffer of the text's length takes all.
  std::unique_ptr<char[]> unescaped_;
  std::size_t unescaped_size_ = 0;
};

template <class Sink>
ReadFault TextReader::read(Sink& sink) {
  std::uint32_t objects = 0;  // one bit an open container, the innermost lowest: is it an object?
  static_assert(kMaxDepth <= 32);
  std::size_t depth = 0;
  for (;;) {
    skip_space();
    if (at_ == text_.size()) return ReadFault::malformed;
    switch (const char c = text_[at_]) {
      case '{':
      case '[':
        if (depth == kMaxDepth) return ReadFault::too_deep;
        ++at_;
        ++depth;
        objects = (objects << 1U) | (c == '{' ? 1U : 0U);
        if (c == '{') {
          sink.begin_object();
          skip_space();
          if (next_is('}')) break;
          if (!read_name(sink)) return ReadFault::malformed;
        } else {
          sink.begin_array();
          skip_space();
          if (next_is(']')) break;
        }
        continue;
      case '"':
        ++at_;
        if (!read_string()) return ReadFault::malformed;
        sink.scalar(JsonType::string, string_);
        break;
      case 't':
        if (!read_literal("true")) return ReadFault::malformed;
        sink.scalar(JsonType::boolean, "true");
        break;
      case 'f':
        if (!read_literal("false")) return ReadFault::malformed;
        sink.scalar(JsonType::boolean, "false");
        break;
      case 'n':
        if (!read_literal("null")) return ReadFault::malformed;
        sink.scalar(JsonType::null, {});
        break;
      default:
        if (!read_number()) return ReadFault::malformed;
        sink.scalar(JsonType::number, {});
    }
    // Behind a value, or in an empty container.
    for (;;) {
      skip_space();
      if (depth == 0) return at_ == text_.size() ? ReadFault::none : ReadFault::malformed;
      const bool in_object = (objects & 1U) != 0;
      if (next_is(',')) {
        ++at_;
        if (!in_object) break;
        skip_space();
        if (!read_name(sink)) return ReadFault::malformed;
        break;
      }
      if (!next_is(in_object ? '}' : ']')) return ReadFault::malformed;
      ++at_;
      --depth;
      objects >>= 1U;
      if (in_object) {
        sink.end_object();
      } else {
        sink.end_array();
      }
    }
  }
}

// Reads a member's name and its colon.
template <class Sink>
bool TextReader::read_name(Sink& sink) {
  if (!next_is('"')) return false;
  ++at_;
  if (!read_string()) return false;
  sink.name(string_);
  skip_space();
  if (!next_is(':')) return false;
  ++at_;
  return true;
}

inline void TextReader::skip_space() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
    ++at_;
  }
}

}  // namespace dossier
