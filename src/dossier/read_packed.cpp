#include "dossier/read_packed.hpp"

#include "dossier/builder.hpp"
#include "dossier/validation.hpp"

namespace dossier {
namespace {

ReadFault read_packed(std::span<const std::uint32_t> tokens, std::string_view text,
                      Builder& builder) {
  std::uint32_t objects = 0;  // one bit an open container, the innermost lowest: is it an object?
  std::size_t depth = 0;
  bool named = false;  // an other_name waits for its value
  bool done = false;
  for (const std::uint32_t token : tokens) {
    const auto tag = static_cast<PackedTag>(token & 7U);
    const std::uint32_t member = (token >> 3U) & 15U;
    const std::uint32_t length = token >> 7U;
    const bool in_object = (objects & 1U) != 0;
    if (done || length > text.size() || member > kMemberNames.size()) return ReadFault::malformed;
    const std::string_view string = text.substr(0, length);
    text.remove_prefix(length);

    if (tag == PackedTag::end || tag == PackedTag::other_name) {
      if (depth == 0 || named || member != 0) return ReadFault::malformed;
      if (tag == PackedTag::other_name) {
        if (!in_object) return ReadFault::malformed;
        builder.name(string);
        named = true;
        continue;
      }
      if (in_object) {
        builder.end_object();
      } else {
        builder.end_array();
      }
      --depth;
      objects >>= 1U;
      done = depth == 0;
      continue;
    }

    if (in_object ? named == (member != 0) : member != 0) return ReadFault::malformed;
    if (member != 0) builder.name(static_cast<Member>(member - 1));
    named = false;
    switch (tag) {
      case PackedTag::array:
      case PackedTag::object:
        if (depth == kMaxDepth) return ReadFault::too_deep;
        ++depth;
        objects = (objects << 1U) | (tag == PackedTag::object ? 1U : 0U);
        if (tag == PackedTag::object) {
          builder.begin_object();
        } else {
          builder.begin_array();
        }
        break;
      case PackedTag::string:
        builder.scalar(JsonType::string, string);
        break;
      case PackedTag::number:
        builder.scalar(JsonType::number, {});
        break;
      case PackedTag::boolean:
        builder.scalar(JsonType::boolean, {});
        break;
      default:
        builder.scalar(JsonType::null, {});
    }
    done = depth == 0;
  }
  return done ? ReadFault::none : ReadFault::malformed;
}

}  // namespace

Report validate_packed(std::span<const std::uint32_t> tokens, std::string_view text,
                       const Context& context) {
  Builder builder;
  return finish_validation(read_packed(tokens, text, builder), 0, builder, context);
}

}  // namespace dossier
