#include "pack.hpp"

#include <algorithm>

#include "dossier/read/body.hpp"
#include "dossier/report/make_report.hpp"
#include "dossier/rules/find.hpp"

namespace dossier::tests {
namespace {

void add_string(Packed& to, std::uint32_t tag, const std::string& text) {
  to.tokens.push_back(token(tag, text.size()));
  to.text.append(text);
}

void add(Packed& to, const nlohmann::ordered_json& value) {
  if (value.is_object()) {
    to.tokens.push_back(token(PackedTag::object));
    for (const auto& member : value.items()) {
      add_string(to, static_cast<std::uint32_t>(PackedTag::name), member.key());
      add(to, member.value());
    }
    to.tokens.push_back(token(PackedTag::end));
  } else if (value.is_array()) {
    to.tokens.push_back(token(PackedTag::array));
    for (const auto& element : value) add(to, element);
    to.tokens.push_back(token(PackedTag::end));
  } else if (value.is_string()) {
    add_string(to, static_cast<std::uint32_t>(PackedTag::string),
               value.get_ref<const std::string&>());
  } else {
    to.tokens.push_back(token(value.is_number()                       ? PackedTag::number
                              : value.is_null()                       ? PackedTag::null
                              : value == nlohmann::ordered_json(true) ? PackedTag::boolean_true
                                                                      : PackedTag::boolean_false));
  }
}

// False where the object is not one of that kind with nothing but members of the right type.
bool add_object(Packed& to, const nlohmann::ordered_json& object, ObjectKind kind) {
  if (!object.is_object()) return false;
  for (const auto& item : object.items()) {
    const nlohmann::ordered_json& value = item.value();
    const auto member = find_member(kind, item.key());
    if (!member) return false;
    const ObjectKind elements = element_kind(*member);
    if (elements == ObjectKind::none) {
      if (!value.is_string()) return false;
      add_string(to, body_tag(*member), value.get_ref<const std::string&>());
      continue;
    }
    if (!value.is_array()) return false;
    to.tokens.push_back(token(body_tag(*member), value.size()));
    for (const auto& element : value) {
      if (!add_object(to, element, elements)) return false;
    }
  }
  to.tokens.push_back(0);
  return true;
}

}  // namespace

std::uint32_t token(std::uint32_t tag, std::size_t number) {
  return tag | (static_cast<std::uint32_t>(number) << kPackedTagBits);
}

std::uint32_t token(PackedTag tag, std::size_t number) {
  return token(static_cast<std::uint32_t>(tag), number);
}

std::uint32_t body_tag(Member member) { return 1 + static_cast<std::uint32_t>(member); }

Packed pack(const nlohmann::ordered_json& value) {
  Packed packed;
  add(packed, value);
  return packed;
}

std::optional<Packed> pack_body(const nlohmann::ordered_json& value) {
  Packed packed;
  return add_object(packed, value, ObjectKind::body) ? std::optional(packed) : std::nullopt;
}

Report judge_packed(PackedReader& reader, const Context& context) {
  const Body body = read_packed(reader);
  return make_report(find(body, context), context);
}

}  // namespace dossier::tests
