// What the contract says of objects and documents: the members of each kind of object, and what
// each type of document asks (sections 1 and 5).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/contract.hpp"
#include "dossier/text/find_text.hpp"

namespace dossier {

struct ObjectRow {
  std::string_view name;
  std::uint32_t members;  // the set of its members, as bits
};

inline constexpr std::array<ObjectRow, 5> kObjects = {{
    {"body", bit(Member::identifying_documents) | bit(Member::address_documents) |
                 bit(Member::tos_policies_value)},
    {"identity", bit(Member::type) | bit(Member::number) | bit(Member::country) |
                     bit(Member::state) | bit(Member::issue_date) | bit(Member::expiry_date) |
                     bit(Member::files)},
    {"address",
     bit(Member::type) | bit(Member::country) | bit(Member::issue_date) | bit(Member::files)},
    {"file", bit(Member::side) | bit(Member::uri)},
    {"none", 0},
}};

constexpr bool has_member(ObjectKind kind, Member member) {
  return (kObjects[static_cast<std::size_t>(kind)].members & bit(member)) != 0;
}

// The kind of the objects in a list; `none` for a member that is a string.
constexpr ObjectKind element_kind(Member member) {
  switch (member) {
    case Member::identifying_documents:
      return ObjectKind::identity;
    case Member::address_documents:
      return ObjectKind::address;
    case Member::files:
      return ObjectKind::file;
    default:
      return ObjectKind::none;
  }
}

// Where a name that is not empty stands in a table of kNameSlots rows: no two members share one.
inline constexpr std::size_t kNameSlots = 64;
constexpr std::size_t name_slot(std::string_view name) {
  return (name.size() + 32 * (static_cast<std::size_t>(name[0]) % 2)) % kNameSlots;
}

// The members by the slots of their names; kMemberNames.size() for none.
inline constexpr auto kMembersByName = [] {
  std::array<std::uint8_t, kNameSlots> members{};
  members.fill(kMemberNames.size());
  for (std::size_t i = 0; i < kMemberNames.size(); ++i) {
    members[name_slot(kMemberNames[i])] = static_cast<std::uint8_t>(i);
  }
  return members;
}();
static_assert(std::count(kMembersByName.begin(), kMembersByName.end(), kMemberNames.size()) ==
                  kNameSlots - kMemberNames.size(),
              "no two members share a slot");

// The member of that name which `kind` has, if any. Names are compared exactly.
inline std::optional<Member> find_member(ObjectKind kind, std::string_view name) {
  if (name.empty()) return std::nullopt;
  const std::size_t row = kMembersByName[name_slot(name)];
  if (row == kMemberNames.size() || !has_member(kind, static_cast<Member>(row)) ||
      name != kMemberNames[row]) {
    return std::nullopt;
  }
  return static_cast<Member>(row);
}

enum class DocumentRole : std::uint8_t { primary, selfie, address };

// One document type: a row of sections 1 and 5 (required members, `file_count`, sides).
struct DocumentType {
  std::string_view name;
  DocumentRole role;
  bool two_sided;
  std::uint32_t file_count;
  std::array<Need, kDetailMembers.size()> needs;  // in the order of kDetailMembers

  // What it asks of one of kDetailMembers, which follow one another among the members.
  constexpr Need need(Member member) const {
    return needs[static_cast<std::size_t>(member) - static_cast<std::size_t>(kDetailMembers[0])];
  }
};

inline constexpr std::array<DocumentType, 5> kIdentityTypes = {{
    {"PASSPORT",
     DocumentRole::primary,
     false,
     1,
     {Need::required, Need::required, Need::forbidden, Need::optional, Need::required}},
    {"NATIONAL_ID",
     DocumentRole::primary,
     true,
     2,
     {Need::required, Need::required, Need::forbidden, Need::optional, Need::required}},
    {"DRIVERS_LICENSE",
     DocumentRole::primary,
     true,
     2,
     {Need::required, Need::required, Need::conditional, Need::optional, Need::required}},
    {"RESIDENCE_PERMIT",
     DocumentRole::primary,
     true,
     2,
     {Need::required, Need::required, Need::forbidden, Need::optional, Need::required}},
    {"SELFIE",
     DocumentRole::selfie,
     false,
     1,
     {Need::ignored, Need::ignored, Need::ignored, Need::ignored, Need::ignored}},
}};

// An address document is checked in full whatever its type, so one row serves all of its types.
// Members that an address entry does not have are of no concern to its rules.
inline constexpr DocumentType kAddressDocument = {
    "",
    DocumentRole::address,
    false,
    1,
    {Need::ignored, Need::required, Need::ignored, Need::optional, Need::ignored}};

inline constexpr std::array<std::string_view, 3> kAddressTypeNames = {
    "UTILITY_BILL", "GOVERNMENT_LETTER", "BANK_STATEMENT"};

inline constexpr auto kIdentityTypeNames = [] {
  std::array<std::string_view, kIdentityTypes.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kIdentityTypes[i].name;
  return names;
}();

// The row of an identity document type; null for any other name.
inline const DocumentType* find_identity_type(std::string_view name) {
  const std::size_t row = find_text(kIdentityTypeNames, name);
  return row < kIdentityTypes.size() ? &kIdentityTypes[row] : nullptr;
}

// The types of all documents.
inline constexpr auto kDocumentTypeNames = [] {
  std::array<std::string_view, kIdentityTypes.size() + kAddressTypeNames.size()> names;
  auto* const end = std::copy(kIdentityTypeNames.begin(), kIdentityTypeNames.end(), names.begin());
  std::copy(kAddressTypeNames.begin(), kAddressTypeNames.end(), end);
  return names;
}();

// Section 6, `v1_member`: the members of the v1 body and what takes their place.
struct V1Member {
  std::string_view name;
  std::string_view use;
};

inline constexpr std::array<V1Member, 3> kV1Members = {{
    {"proof_of_identity", name_of(Member::identifying_documents)},
    {"proof_of_address", name_of(Member::address_documents)},
    {"customer_id", "{customer_id}"},
}};

}  // namespace dossier
