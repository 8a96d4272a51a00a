// The reader of JSON texts: strict RFC 8259, one pass, no recursion, exact offsets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dossier/read/json_sink.hpp"
#include "dossier/read/read_fault.hpp"

namespace dossier {

// Reads one JSON text into a sink. The text must outlive the reader, and the reader must outlive
// the views that it hands to the sink: strings without escapes point into the text, the others into
// the reader.
class TextReader {
 public:
  explicit TextReader(std::string_view text) : text_(text) {}
  TextReader(const TextReader&) = delete;
  TextReader& operator=(const TextReader&) = delete;

  // Reads the whole text, once. A byte order mark, text after the value and an empty text are
  // faults, as is more than kMaxDepth open arrays and objects. Numbers are checked and not
  // converted.
  ReadFault read(JsonSink& sink);

  // How far the text is read, in bytes. During an event that is the end of what the event tells of;
  // after a `malformed` fault it is the length of the longest prefix of the text that is also a
  // prefix of some valid text.
  std::size_t offset() const { return at_; }

 private:
  bool read_literal(std::string_view literal);
  bool read_number();
  bool read_string();
  bool read_escape();
  bool read_hex(unsigned& value, unsigned digits);
  bool skip_digits();
  void skip_space();
  void skip_plain();
  bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string_view string_;  // the value of the string that read_string() read last
  std::string unescaped_;    // the values of all strings with escapes; its buffer never moves
};

}  // namespace dossier
