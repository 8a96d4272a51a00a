#include "dossier/read/packed_reader.hpp"

#include "dossier/tables/documents.hpp"

namespace dossier {
namespace {

static_assert(kMemberNames.size() <= kPackedTagMask);

// Reads the members of an object up to its end. `read_list` reads the elements of a member that is
// a list.
template <class Rest, class Values, class ReadList>
bool read_members(Rest& rest, ObjectKind kind, Values& values, ReadList read_list) {
  while (rest.token != rest.end) {
    const std::uint32_t token = *rest.token++;
    if (token == 0) return true;
    const std::uint32_t number = token >> kPackedTagBits;
    const auto member = static_cast<Member>((token & kPackedTagMask) - 1);
    if ((token & kPackedTagMask) == 0 || !has_member(kind, member)) return false;
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

std::optional<std::string_view> PackedReader::read_string() {
  std::string_view string;
  if (rest_.token == rest_.end) return std::nullopt;
  const std::uint32_t token = *rest_.token++;
  if (static_cast<PackedTag>(token & kPackedTagMask) != PackedTag::string ||
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
