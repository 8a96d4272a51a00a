// The reader of what the JavaScript side makes of objects, so that no JSON text has to be written
// and read: a sequence of 32-bit tokens, and a text that holds all strings one behind the other.
//
// A packed value is any JSON value, and what contexts come as:
//
//     bits 0-3   PackedTag
//     bits 4-31  string, name: the length in bytes of its part of the text
//
//     {"today": null, "x": ["y"]}   object  name(5)  null  name(1)  array  string(1)  end end
//     + "todayxy"
//
// A packed body is a body that has members of the contract only, and each of the type that the
// contract gives it. (JavaScript sends any other body as text.) An object is the tokens of its
// members, and a token 0; the body is one:
//
//     bits 0-3   1 + the Member
//     bits 4-31  the length in bytes of its part of the text; or, of a list, how many objects
//     follow
//
//     {"address_documents": [{"type": "A"}]}   address_documents(1)  type(1)  0  0  + "A"
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dossier/context.hpp"
#include "dossier/read/json_sink.hpp"
#include "dossier/read/read_fault.hpp"
#include "dossier/read/request.hpp"
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
  name,
};

// How many bits of a token come before its number.
inline constexpr unsigned kPackedTagBits = 4;

// Reads what stands one behind the other in two ranges, which must outlive the views that come of
// them. Tokens that make no sense are a fault; nothing outside of the ranges is ever read.
class PackedReader {
 public:
  PackedReader(std::span<const std::uint32_t> tokens, std::string_view text)
      : rest_{tokens.data(), tokens.data() + tokens.size(), text} {}

  // Reads the next value.
  ReadFault read(JsonSink& sink);

  // Reads the next value, if it is a string.
  std::optional<std::string_view> read_string();

  // Reads a body into a request that is empty; false on a fault.
  bool read_body(AttachRequest& request);

 private:
  // What is not read yet.
  struct Rest {
    const std::uint32_t* token;
    const std::uint32_t* end;
    std::string_view text;
  };
  Rest rest_;
};

// Checks a packed body: that of the reader. The report is that of validate() for the text which
// JSON.stringify makes of the same value, if that text is no longer than kMaxBodyBytes.
Report validate(PackedReader& body, const Context& context);

}  // namespace dossier
