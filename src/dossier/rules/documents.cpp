#include <optional>

#include "dossier/rules/rules.hpp"
#include "dossier/tables/countries.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::rules {
namespace {

void check_type(const Document& document, Findings& findings) {
  using Names = std::span<const std::string_view>;
  const bool identity = document.kind == ObjectKind::identity;
  const Place at{&document, Member::type};
  const Value& type = document[Member::type];
  if (!expect(JsonType::string, type, true, at, findings)) return;
  const bool known = identity ? document.row != nullptr
                              : find_text(kAddressTypeNames, type.text) < kAddressTypeNames.size();
  if (!known) {
    refuse(type.text, at, identity ? Names(kIdentityTypeNames) : Names(kAddressTypeNames),
           findings);
  }
}

// The value of a member that is there and a string.
void check_text(Member member, std::string_view text, const Document& document, bool required,
                Findings& findings) {
  const Place at{&document, member};
  switch (member) {
    case Member::number:
      if (required && is_blank(text)) refuse(text, at, {}, findings);
      break;
    case Member::country:
      if (!is_country(text)) refuse(text, at, {}, findings);
      break;
    case Member::state:
      if (is_longer(text, kMaxStateLength)) {
        findings.add<Code::too_long>(at.location(), kMaxStateLength, count_code_points(text));
      }
      break;
    default:  // issue_date and expiry_date
      if (!document.date(member)) refuse(text, at, {}, findings);
  }
}

void check_details(const Document& document, Findings& findings) {
  for (const Member member : kDetailMembers) {
    const Need need = document.row != nullptr ? document.row->need(member) : Need::optional;
    const Value& value = document[member];
    const bool required = need == Need::required;
    if (need == Need::ignored || (!required && !value.named())) continue;
    if (need == Need::forbidden) {
      findings.add<Code::state_forbidden>(document.at(member));
      continue;
    }
    if (expect(JsonType::string, value, required, {&document, member}, findings)) {
      check_text(member, value.text, document, required, findings);
    }
  }

  const Value& state = document[Member::state];
  if (asks_for_state(document) && (!state.named() || (state.is_string() && is_blank(state.text)))) {
    findings.add<Code::state_required>(document.at(Member::state));
  }
}

void check_expiry(const Document& document, const Context& context, Findings& findings) {
  const std::optional<Date>& expiry = document.expiry_date;
  if (!expiry) return;
  if (context.today && *expiry <= *context.today) {
    findings.add<Code::expiry_not_in_future>(document.at(Member::expiry_date),
                                             context.today->text());
  }
  const std::optional<Date>& issue = document.issue_date;
  if (issue && *expiry <= *issue) {
    findings.add<Code::expiry_not_after_issue>(document.at(Member::expiry_date));
  }
}

void check_residence(const Document& document, const Context& context, Findings& findings) {
  const Value& country = document[Member::country];
  const auto& expected = context.customer.country_of_residence;
  if (expected && is_country(country.text) && country.text != *expected) {
    findings.add<Code::address_country_mismatch>(document.at(Member::country),
                                                 std::string_view(*expected), country.text);
  }
}

}  // namespace

void check_documents(const AttachRequest& request, const Context& context, Findings& findings) {
  const Document* first_primary = nullptr;
  const Document* first_selfie = nullptr;
  for (const Document& document : request.documents) {
    check_type(document, findings);
    check_details(document, findings);
    if (document.row == nullptr) continue;
    switch (document.row->role) {
      case DocumentRole::primary:
        check_expiry(document, context, findings);
        if (first_primary != nullptr) {
          findings.add<Code::primary_document_limit>(document.at(), first_primary->at());
        } else {
          first_primary = &document;
        }
        break;
      case DocumentRole::selfie:
        if (first_selfie != nullptr) {
          findings.add<Code::selfie_limit>(document.at(), first_selfie->at());
        } else {
          first_selfie = &document;
        }
        break;
      case DocumentRole::address:
        check_residence(document, context, findings);
        break;
    }
  }
}

}  // namespace dossier::rules
