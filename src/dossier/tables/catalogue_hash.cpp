#include "dossier/catalogue_hash.hpp"

#include <cstdint>
#include <string_view>

#include "dossier/codes.hpp"
#include "dossier/contract.hpp"
#include "dossier/tables/countries.hpp"
#include "dossier/tables/documents.hpp"
#include "dossier/tables/facts.hpp"
#include "dossier/tables/files.hpp"
#include "dossier/tables/messages.hpp"

namespace dossier {
namespace {

class Fnv1a {
 public:
  constexpr Fnv1a& operator<<(std::string_view text) {
    for (const char c : text) mix(static_cast<unsigned char>(c));
    return *this << text.size();  // so that "ab" "c" and "a" "bc" differ
  }
  constexpr Fnv1a& operator<<(std::uint64_t number) {
    for (int byte = 0; byte < 8; ++byte) mix(static_cast<unsigned char>(number >> (8 * byte)));
    return *this;
  }
  constexpr std::uint64_t value() const { return value_; }

 private:
  constexpr void mix(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001B3U; }

  std::uint64_t value_ = 0xCBF29CE484222325U;
};

template <class Enum>
constexpr std::uint64_t number(Enum value) {
  return static_cast<std::uint64_t>(value);
}

constexpr std::uint64_t hash_tables() {
  Fnv1a hash;
  for (const Rule& rule : kRules) {
    hash << rule.name << number(rule.stage) << number(rule.fact) << template_of(rule.code);
    for (const Param& param : rule.params) hash << param.name << number(param.type);
  }
  for (const StageRow& stage : kStages) hash << stage.name << number(stage.status);
  for (const auto words : kJsonTypeWords) hash << words;
  for (const auto words : kMemberWords) hash << words;
  for (const auto name : kJsonTypeNames) hash << name;
  for (const auto name : kMemberNames) hash << name;
  for (const ObjectRow& object : kObjects) hash << object.members;
  for (const auto side : kSides) hash << side;
  for (const DocumentType& type : kIdentityTypes) {
    hash << type.name << number(type.role) << number(type.two_sided) << type.file_count;
    for (const Member member : kDetailMembers) hash << number(type.need(member));
  }
  for (const auto name : kAddressTypeNames) hash << name;
  hash << kAddressDocument.file_count;
  for (const FactRow& fact : kFacts) hash << fact.object << fact.name << number(fact.type);
  hash << kMaxBodyBytes << kMaxDepth << kMaxFindings << kMaxQuoted << kMaxStateLength
       << kAddressDocumentCount << number(kExpirySoonDays) << number(kAddressDocumentOldDays)
       << kStateCountry << kIndividual << kApiVersion;
  for (const auto status : kAttachableStatuses) hash << status;
  for (const V1Member& member : kV1Members) hash << member.name << member.use;
  hash << kCountries;
  for (const UsState& state : kUsStates) hash << state.code << state.name;
  for (const FileRule& rule : kFileRules) {
    hash << rule.name << number(rule.kind) << template_of(rule.code);
    for (const Param& param : rule.params) hash << param.name << number(param.type);
  }
  for (const auto name : kFileTypeNames) hash << name;
  for (const auto words : kFileTypeWords) hash << words;
  for (const auto words : kFileTypeRemedies) hash << words;
  for (const AcceptedType& type : kAcceptedTypes) {
    hash << number(type.type) << type.media_type << type.end_mark;
    for (const auto extension : type.extensions) hash << extension;
  }
  hash << kFileHeadBytes << kFileTailBytes << kFileSignatureBytes << kSmallFileBytes
       << kSmallImagePixels;
  return hash.value();
}

}  // namespace

std::string catalogue_hash() {
  constexpr std::uint64_t kHash = hash_tables();
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) {
    digits.push_back("0123456789abcdef"[(kHash >> static_cast<unsigned>(shift)) & 15U]);
  }
  return digits;
}

}  // namespace dossier
