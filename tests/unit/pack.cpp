#include "pack.hpp"

#include <algorithm>

namespace dossier::tests {
namespace {

class Packer {
 public:
  Packer(Packed& to, bool spell_names) : to_(to), spell_names_(spell_names) {}

  void add(const nlohmann::ordered_json& value, std::uint32_t name) {
    if (value.is_object()) {
      to_.tokens.push_back(token(PackedTag::object, name));
      for (const auto& member : value.items()) add(member.value(), name_of(member.key()));
      to_.tokens.push_back(token(PackedTag::end));
    } else if (value.is_array()) {
      to_.tokens.push_back(token(PackedTag::array, name));
      for (const auto& element : value) add(element, 0);
      to_.tokens.push_back(token(PackedTag::end));
    } else if (value.is_string()) {
      const auto& text = value.get_ref<const std::string&>();
      to_.tokens.push_back(token(PackedTag::string, name, text.size()));
      to_.text.append(text);
    } else {
      const PackedTag tag = value.is_number()                       ? PackedTag::number
                            : value.is_null()                       ? PackedTag::null
                            : value == nlohmann::ordered_json(true) ? PackedTag::boolean_true
                                                                    : PackedTag::boolean_false;
      to_.tokens.push_back(token(tag, name));
    }
  }

 private:
  // The number of a name, or 0 behind a token that spells it.
  std::uint32_t name_of(const std::string& name) {
    const auto* const known = std::find(kMemberNames.begin(), kMemberNames.end(), name);
    if (known != kMemberNames.end() && !spell_names_) {
      return static_cast<std::uint32_t>(known - kMemberNames.begin()) + 1;
    }
    to_.tokens.push_back(token(PackedTag::other_name, 0, name.size()));
    to_.text.append(name);
    return 0;
  }

  Packed& to_;
  bool spell_names_;
};

}  // namespace

std::uint32_t token(PackedTag tag, std::uint32_t name, std::size_t length) {
  return static_cast<std::uint32_t>(tag) | (name << kPackedTagBits) |
         (static_cast<std::uint32_t>(length) << (kPackedTagBits + kPackedNameBits));
}

Packed pack(const nlohmann::ordered_json& value, bool spell_names) {
  Packed packed;
  Packer(packed, spell_names).add(value, 0);
  return packed;
}

}  // namespace dossier::tests
