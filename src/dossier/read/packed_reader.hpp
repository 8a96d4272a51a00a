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

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dossier/contract.hpp"
#include "dossier/read/read_fault.hpp"
#include "dossier/read/request.hpp"

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
inline constexpr std::uint32_t kPackedTagMask = (1U << kPackedTagBits) - 1;

// Reads what stands one behind the other in two ranges, which must outlive the views that come of
// them. Tokens that make no sense are a fault; nothing outside of the ranges is ever read.
class PackedReader {
 public:
  PackedReader(std::span<const std::uint32_t> tokens, std::string_view text)
      : rest_{tokens.data(), tokens.data() + tokens.size(), text} {}

  // Reads the next value, of which it tells a sink as a TextReader does.
  template <class Sink>
  ReadFault read(Sink& sink);

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

// Takes so many bytes off the front of a text; false where it is shorter.
inline bool take(std::string_view& text, std::uint32_t length, std::string_view& taken) {
  if (length > text.size()) return false;
  taken = {text.data(), length};
  text.remove_prefix(length);
  return true;
}

template <class Sink>
ReadFault PackedReader::read(Sink& sink) {
  std::uint32_t objects = 0;  // one bit an open container, the innermost lowest: is it an object?
  std::size_t depth = 0;
  bool named = false;  // a name waits for its value
  while (rest_.token != rest_.end) {
    const std::uint32_t token = *rest_.token++;
    const auto tag = static_cast<PackedTag>(token & kPackedTagMask);
    const bool in_object = (objects & 1U) != 0;
    std::string_view string;
    if (!take(rest_.text, token >> kPackedTagBits, string)) return ReadFault::malformed;
    // In an object names and values take turns; elsewhere there are values only.
    const bool wants_value = !in_object || named;
    if (wants_value == (tag == PackedTag::name || (in_object && tag == PackedTag::end))) {
      return ReadFault::malformed;
    }
    named = tag == PackedTag::name;
    switch (tag) {
      case PackedTag::name:
        sink.name(string);
        break;
      case PackedTag::end:
        if (depth == 0) return ReadFault::malformed;
        if (in_object) {
          sink.end_object();
        } else {
          sink.end_array();
        }
        --depth;
        objects >>= 1U;
        break;
      case PackedTag::array:
      case PackedTag::object:
        if (depth == kMaxDepth) return ReadFault::too_deep;
        ++depth;
        objects = (objects << 1U) | (tag == PackedTag::object ? 1U : 0U);
        if (tag == PackedTag::object) {
          sink.begin_object();
        } else {
          sink.begin_array();
        }
        break;
      case PackedTag::string:
        sink.scalar(JsonType::string, string);
        break;
      case PackedTag::number:
        sink.scalar(JsonType::number, {});
        break;
      case PackedTag::boolean_false:
        sink.scalar(JsonType::boolean, "false");
        break;
      case PackedTag::boolean_true:
        sink.scalar(JsonType::boolean, "true");
        break;
      case PackedTag::null:
        sink.scalar(JsonType::null, {});
        break;
      default:
        return ReadFault::malformed;
    }
    if (depth == 0) return ReadFault::none;
  }
  return ReadFault::malformed;
}

}  // namespace dossier
