#include "dossier/read_packed.hpp"

#include "dossier/builder.hpp"
#include "dossier/validation.hpp"

namespace dossier {

template <class Sink>
ReadFault PackedReader::read_value(Sink& sink) {
  constexpr std::uint32_t kTagMask = (1U << kPackedTagBits) - 1;
  constexpr std::uint32_t kNameMask = (1U << kPackedNameBits) - 1;
  static_assert(kMemberNames.size() <= kNameMask);

  Rest rest = rest_;          // a copy of its own can stay in registers
  std::uint32_t objects = 0;  // one bit an open container, the innermost lowest: is it an object?
  std::size_t depth = 0;
  bool named = false;  // an other_name waits for its value
  while (rest.token != rest.end) {
    const std::uint32_t token = *rest.token++;
    const auto tag = static_cast<PackedTag>(token & kTagMask);
    const std::uint32_t name = (token >> kPackedTagBits) & kNameMask;
    const std::uint32_t length = token >> (kPackedTagBits + kPackedNameBits);
    const bool in_object = (objects & 1U) != 0;
    if (length > rest.text.size() || name > kMemberNames.size()) return ReadFault::malformed;
    const std::string_view string(rest.text.data(), length);
    rest.text.remove_prefix(length);

    if (tag == PackedTag::other_name) {
      if (!in_object || named) return ReadFault::malformed;
      sink.name(string);
      named = true;
      continue;
    }
    if (tag == PackedTag::end) {
      if (depth == 0 || named) return ReadFault::malformed;
      if (in_object) {
        sink.end_object();
      } else {
        sink.end_array();
      }
      --depth;
      objects >>= 1U;
    } else {
      if (in_object == (named == (name != 0))) return ReadFault::malformed;
      if (in_object && !named) sink.known_name(static_cast<Member>(name - 1));
      named = false;
      switch (tag) {
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
    }
    if (depth == 0) {
      rest_ = rest;
      return ReadFault::none;
    }
  }
  return ReadFault::malformed;
}

ReadFault PackedReader::read(JsonSink& sink) { return read_value(sink); }

// Bodies have a copy of the loop to themselves, without virtual calls.
Report validate(PackedReader& body, const Context& context) {
  Builder builder;
  const ReadFault fault = body.read_value(builder);
  return finish_validation(fault, 0, builder, context);
}

}  // namespace dossier
