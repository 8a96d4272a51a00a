#include "dossier/read/packed_reader.hpp"

#include "dossier/tables/documents.hpp"

namespace dossier {
namespace {

constexpr std::uint32_t kTagMask = (1U << kPackedTagBits) - 1;
static_assert(kMemberNames.size() <= kTagMask);

// Takes so many bytes off the front of a text; false where it is shorter.
bool take(std::string_view& text, std::uint32_t length, std::string_view& taken) {
  if (length > text.size()) return false;
  taken = {text.data(), length};
  text.remove_prefix(length);
  return true;
}

// Reads the members of an object up to its end. `read_list` reads the elements of a member that is
// a list.
template <class Rest, class Values, class ReadList>
bool read_members(Rest& rest, ObjectKind kind, Values& values, ReadList read_list) {
  while (rest.token != rest.end) {
    const std::uint32_t token = *rest.token++;
    if (token == 0) return true;
    const std::uint32_t number = token >> kPackedTagBits;
    const auto member = static_cast<Member>((token & kTagMask) - 1);
    if ((token & kTagMask) == 0 || !has_member(kind, member)) return false;
    Value& value = values[member];
    if (const ObjectKind elements = element_kind(member); elements != ObjectKind::none) {
      value.type = JsonType::array;
      if (!read_list(elements, number)) return false;
    } else {
      value.type = JsonType::string;
      if (!take(rest.text, number, value.text)) return false;
    }
  }
  return false;
}

}  // namespace

ReadFault PackedReader::read(JsonSink& sink) {
  std::uint32_t objects = 0;  // one bit an open container, the innermost lowest: is it an object?
  std::size_t depth = 0;
  bool named = false;  // a name waits for its value
  while (rest_.token != rest_.end) {
    const std::uint32_t token = *rest_.token++;
    const auto tag = static_cast<PackedTag>(token & kTagMask);
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

std::optional<std::string_view> PackedReader::read_string() {
  std::string_view string;
  if (rest_.token == rest_.end) return std::nullopt;
  const std::uint32_t token = *rest_.token++;
  if (static_cast<PackedTag>(token & kTagMask) != PackedTag::string ||
      !take(rest_.text, token >> kPackedTagBits, string)) {
    return std::nullopt;
  }
  return string;
}

bool PackedReader::read_body(AttachRequest& request) {
  Rest rest = rest_;  // a copy of its own can stay in registers
  const auto read_file = [&](File& file) {
    const auto read_no_list = [](ObjectKind, std::uint32_t) { return false; };
    if (!read_members(rest, ObjectKind::file, file.members, read_no_list)) return false;
    file.understand();
    return true;
  };
  const auto read_document = [&](Document& document) {
    const auto read_files = [&](ObjectKind, std::uint32_t count) {
      document.first_file = static_cast<std::uint32_t>(request.files.size());
      document.file_count = 0;
      while (document.file_count < count) {
        if (!read_file(request.add_file(document, JsonType::object))) return false;
      }
      return true;
    };
    if (!read_members(rest, document.kind, document.members, read_files)) return false;
    document.understand();
    return true;
  };
  const auto read_documents = [&](ObjectKind kind, std::uint32_t count) {
    request.count_of(kind) = count;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!read_document(request.add_document(kind, i))) return false;
    }
    return true;
  };
  request.body.type = JsonType::object;
  const bool whole = read_members(rest, ObjectKind::body, request.members, read_documents);
  rest_ = rest;
  return whole;
}

}  // namespace dossier
