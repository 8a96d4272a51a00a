#include <algorithm>
#include <array>
#include <optional>

#include "dossier/rules/rules.hpp"
#include "dossier/rules/suggestions.hpp"
#include "dossier/tables/countries.hpp"
#include "dossier/tables/files.hpp"
#include "dossier/text/extension.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::rules {
namespace {

// The object that an unknown member stands in.
Location parent_of(const UnknownMember& member, const AttachRequest& request) {
  if (member.kind == ObjectKind::body) return {};
  const Document& document = request.documents[member.document];
  return member.kind == ObjectKind::file ? document.file_at(member.file) : document.at();
}

// Whether the object that an unknown member stands in names that member of the contract.
bool is_named_beside(const UnknownMember& unknown, Member member, const AttachRequest& request) {
  if (unknown.kind == ObjectKind::body) return request[member].named();
  const Document& document = request.documents[unknown.document];
  if (unknown.kind != ObjectKind::file) return document[member].named();
  return request.files_of(document)[unknown.file][member].named();
}

// The member of the contract that was meant by an unknown one.
MaybeText meant_member(const UnknownMember& unknown, const AttachRequest& request) {
  std::array<std::string_view, kMemberNames.size()> absent;
  std::size_t count = 0;
  for (std::size_t i = 0; i < kMemberNames.size(); ++i) {
    const auto member = static_cast<Member>(i);
    if (has_member(unknown.kind, member) && !is_named_beside(unknown, member, request)) {
      absent[count++] = kMemberNames[i];
    }
  }
  return meant(unknown.name, {absent.data(), count});
}

void advise_on_names(const AttachRequest& request, Findings& findings) {
  for (const UnknownMember& member : request.unknown_members) {
    const auto at = [&] { return parent_of(member, request) / Step::other(member.name); };
    const auto* const v1 =
        std::find_if(kV1Members.begin(), kV1Members.end(),
                     [&](const V1Member& row) { return row.name == member.name; });
    if (member.kind == ObjectKind::body && v1 != kV1Members.end()) {
      findings.add<Code::v1_member>(at(), v1->use);
    } else {
      findings.add<Code::unknown_member>(at(), meant_member(member, request));
    }
  }
}

void advise_on_state(const Document& document, Findings& findings) {
  const Value& state = document[Member::state];
  if (!asks_for_state(document) || !has_text(state) || is_longer(state.text, kMaxStateLength)) {
    return;
  }
  if (kUsStateCodes.find(state.text) < kUsStateCodes.size()) return;
  findings.add<Code::state_not_iso3166_2>(document.at(Member::state), meant_state(state.text));
}

void advise_on_years(const Document& document, Findings& findings) {
  if (document.is(DocumentRole::selfie)) return;
  for (const Member member : {Member::issue_date, Member::expiry_date}) {
    const std::optional<Date>& date = document.date(member);
    if (!date || date->text() == kNoEnd) continue;
    const int year = date->year();
    if (year < kFirstLikelyYear || year > kLastLikelyYear) {
      findings.add<Code::year_unlikely>(document.at(member), year);
    }
  }
}

void advise_on_dates(const Document& document, const Date& today, Findings& findings) {
  if (document.is(DocumentRole::selfie)) return;
  const std::optional<Date>& issue = document.issue_date;
  if (issue && issue->days_since(today) > kIssueDaysAhead) {
    findings.add<Code::issue_date_in_future>(document.at(Member::issue_date));
  }
  if (issue && document.kind == ObjectKind::address) {
    const int days = today.days_since(*issue);
    if (days >= kAddressDocumentOldDays) {
      findings.add<Code::address_document_old>(document.at(Member::issue_date), days);
    }
  }
  if (const auto& expiry = document.expiry_date; expiry && document.is(DocumentRole::primary)) {
    const int days = expiry->days_since(today);
    if (days >= 1 && days <= kExpirySoonDays) {
      findings.add<Code::expiry_soon>(document.at(Member::expiry_date), days);
    }
  }
}

void advise_on_selfie(const Document& document, Findings& findings) {
  if (!document.is(DocumentRole::selfie)) return;
  for (const Member member : kDetailMembers) {
    if (document[member].named()) {
      findings.add<Code::ignored_for_selfie>(document.at(member));
    }
  }
}

// Whether an extension is one of those of the accepted types.
bool is_usual(std::string_view extension) {
  return std::any_of(kAcceptedExtensions.begin(), kAcceptedExtensions.end(),
                     [&](const auto& extensions) { return is_one_of(extensions, extension); });
}

void advise_on_files(const Document& document, std::span<const File> files, Findings& findings) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Value& uri = files[i][Member::uri];
    if (!has_text(uri)) continue;
    const MaybeText extension = extension_of(uri.text);
    if (!extension || !is_usual(*extension)) {
      findings.add<Code::file_type_unusual>(document.file_at(i, Member::uri), extension);
    }
  }
}

}  // namespace

void advise(const AttachRequest& request, const Context& context, Findings& findings) {
  advise_on_names(request, findings);
  for (const Document& document : request.documents) {
    advise_on_selfie(document, findings);
    advise_on_state(document, findings);
    advise_on_years(document, findings);
    if (context.today) advise_on_dates(document, *context.today, findings);
    advise_on_files(document, request.files_of(document), findings);
  }
  const Value& tos = request[Member::tos_policies_value];
  if (has_text(tos) && !is_uuid(tos.text)) {
    findings.add<Code::tos_not_uuid>(Location() / Member::tos_policies_value);
  }
}

}  // namespace dossier::rules
