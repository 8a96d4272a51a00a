// What every reader of JSON reports to: the events of one value, in the order of the text.
#pragma once

#include <string_view>

#include "dossier/contract.hpp"

namespace dossier {

// A reader sends only well-formed sequences: inside an object each value follows its name, what
// begins also ends, and no more than kMaxDepth objects and arrays are open at once. After a fault
// the sequence stops anywhere.
class JsonSink {
 public:
  virtual void begin_object() = 0;
  virtual void end_object() = 0;
  virtual void begin_array() = 0;
  virtual void end_array() = 0;

  // A member's name, unescaped UTF-8. Views handed to a sink stay valid until its reader is
  // destroyed.
  virtual void name(std::string_view name) = 0;

  // null, a boolean, a number or a string. `text` is the value of a string, unescaped UTF-8, and
  // `true` or `false` for a boolean; it is empty for the others.
  virtual void scalar(JsonType type, std::string_view text) = 0;

 protected:
  ~JsonSink() = default;
};

}  // namespace dossier
