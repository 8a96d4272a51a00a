// The reader of packed bodies: what the JavaScript side makes of an object, so that no JSON text
// has to be written and read.
//
// A packed body is a sequence of 32-bit tokens and one text that holds all its strings one behind
// the other:
//
//     bits 0-2   PackedTag
//     bits 3-6   in an object: 1 + the Member that names the value; 0 where an `other_name` went
//     before, and in arrays bits 7-31  string, other_name: the length in bytes of its part of the
//     text
//
//     {"type": "SELFIE", "x": [1]}   object  string(type, 6)  other_name(1)  array  number  end end
//     + "SELFIEx"
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dossier/context.hpp"
#include "dossier/report.hpp"

namespace dossier {

enum class PackedTag : std::uint8_t {
  end,
  null,
  boolean,
  number,
  string,
  array,
  object,
  other_name
};

// Checks a packed body. The report is that of validate() for the text which JSON.stringify makes of
// the same value, if that text is no longer than kMaxBodyBytes. Members are named once, as
// JavaScript objects have it. The text is UTF-8. Tokens that make no sense are refused as
// `malformed_json`; nothing outside of the two ranges is read.
Report validate_packed(std::span<const std::uint32_t> tokens, std::string_view text,
                       const Context& context);

}  // namespace dossier
