// The reader of packed values: what the JavaScript side makes of an object, so that no JSON text
// has to be written and read.
//
// A packed value is a sequence of 32-bit tokens, and a text that holds all its strings one behind
// the other:
//
//     bits 0-3   PackedTag
//     bits 4-7   in an object: 1 + the Member that names the value; 0 where an `other_name` went
//     before, and in arrays bits 8-31  string, other_name: the length in bytes of its part of the
//     text
//
//     {"type": "SELFIE", "x": [1]}   object  string(type, 6)  other_name(1)  array  number  end end
//     + "SELFIEx"
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dossier/context.hpp"
#include "dossier/json_sink.hpp"
#include "dossier/read_fault.hpp"
#include "dossier/report.hpp"

namespace dossier {

enum class PackedTag : std::uint8_t {
  end,
  null,
  boolean_false,
  boolean_true,
  number,
  string,
  array,
  object,
  other_name,
};

inline constexpr unsigned kPackedTagBits = 4;
inline constexpr unsigned kPackedNameBits = 4;

// Reads packed values that stand one behind the other. The two ranges must outlive the views that
// the sinks get.
class PackedReader {
 public:
  PackedReader(std::span<const std::uint32_t> tokens, std::string_view text)
      : rest_{tokens.data(), tokens.data() + tokens.size(), text} {}

  // Reads the next value. Tokens that make no sense are `malformed`; nothing outside of the two
  // ranges is ever read.
  ReadFault read(JsonSink& sink);

 private:
  friend Report validate(PackedReader& body, const Context& context);

  template <class Sink>
  ReadFault read_value(Sink& sink);

  // What is not read yet.
  struct Rest {
    const std::uint32_t* token;
    const std::uint32_t* end;
    std::string_view text;
  };
  Rest rest_;
};

// Checks a packed body: the next value of the reader. The report is that of validate() for the text
// which JSON.stringify makes of the same value, if that text is no longer than kMaxBodyBytes.
// Members are named once, as JavaScript objects have it.
Report validate(PackedReader& body, const Context& context);

}  // namespace dossier
