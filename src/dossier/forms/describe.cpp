#include "dossier/describe.hpp"

#include <algorithm>

#include "dossier/codes.hpp"
#include "dossier/report/message.hpp"
#include "dossier/rules/suggestions.hpp"
#include "dossier/tables/countries.hpp"
#include "dossier/tables/documents.hpp"
#include "dossier/tables/files.hpp"
#include "dossier/text/ascii.hpp"
#include "dossier/text/json_text.hpp"

namespace dossier {
namespace {

// What a body with that value of a member is told.
PlanError refuse(Code code, Member member, const std::array<ParamValue, kMaxParams>& values) {
  const std::array<Step, 1> path = {Step::of(member)};
  return {message_of(Found{code, values, {}, {}}, path)};
}

Need need_of_state(std::string_view country) {
  if (country.empty()) return Need::conditional;
  return country == kStateCountry ? Need::required : Need::optional;
}

// Appends two texts, the second of which is a name of the contract and needs no escapes.
void append(std::string& to, std::string_view before, std::string_view name) {
  to.append(before).append(name);
}

}  // namespace

Need Plan::need(Member member) const {
  const auto* const place = std::find(kDetailMembers.begin(), kDetailMembers.end(), member);
  return needs[static_cast<std::size_t>(place - kDetailMembers.begin())];
}

std::variant<Plan, PlanError> describe(std::string_view type,
                                       std::optional<std::string_view> given_country) {
  const std::span<const std::string_view> types = kDocumentTypeNames;
  std::size_t number = 0;
  while (number < types.size() && types[number] != type) ++number;
  if (number == types.size())
    return refuse(Code::unknown_value, Member::type, {types, type, rules::meant(type, types)});
  std::string_view country = given_country.value_or("");
  if (is_blank(country)) country = {};
  if (!country.empty() && !is_country(country)) {
    const ShortText meant = rules::meant_country(country);
    const std::string_view suggestion = meant.text();
    return refuse(Code::invalid_country, Member::country,
                  {suggestion.empty() ? rules::MaybeText() : suggestion});
  }

  const bool is_identity = number < kIdentityTypes.size();
  const DocumentType& row = is_identity ? kIdentityTypes[number] : kAddressDocument;
  Plan plan{types[number], is_identity ? ObjectKind::identity : ObjectKind::address, row.needs,
            row.file_count, row.two_sided ? Need::required : Need::optional};
  for (Need& need : plan.needs) {
    if (need == Need::conditional) need = need_of_state(country);
  }
  return plan;
}

std::string to_json(const Plan& plan) {
  std::string text;
  append(text, "{\"type\":\"", plan.type);
  append(text, "\",\"kind\":\"", kObjects[static_cast<std::size_t>(plan.kind)].name);
  std::string_view before = "\",\"members\":{\"";
  for (std::size_t i = 0; i < kDetailMembers.size(); ++i) {
    if (!has_member(plan.kind, kDetailMembers[i])) continue;
    append(text, before, name_of(kDetailMembers[i]));
    append(text, "\":\"", name_of(plan.needs[i]));
    before = "\",\"";
  }
  append(text, "\"},\"files\":{\"count\":", std::to_string(plan.file_count));
  append(text, ",\"side\":\"", name_of(plan.side));
  text.append("\",\"sides\":");
  append_json_strings(text, kSides);
  text.append("},\"accept\":");
  append_json_strings(text, kMediaTypes);
  text.append("}");
  return text;
}

}  // namespace dossier
