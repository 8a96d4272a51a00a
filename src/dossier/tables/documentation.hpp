// What is said about the rules, in docs/rules.md, in the types of the npm package and by
// `dossier rules`. No report depends on it.
#pragma once

#include <array>
#include <string_view>

#include "dossier/codes.hpp"

namespace dossier {

// Where a rule fires and when; `source` names the contract's sources by letter.
struct RuleDocumentation {
  Code code;
  std::string_view where;
  std::string_view when;
  std::string_view source;
};

// clang-format off
inline constexpr std::array<RuleDocumentation, kRules.size()> kDocumentation = {{
    {Code::body_too_large,
     "the whole body",
     "The text is longer than 262,144 bytes.",
     "D"},
    {Code::malformed_json,
     "the whole body",
     "The text is not a JSON text (RFC 8259). `offset` is the length in bytes of its longest prefix that can still become one.",
     "S, D"},
    {Code::body_too_deep,
     "the whole body",
     "More than 32 arrays and objects are open at once.",
     "D"},
    {Code::duplicate_member,
     "the member",
     "An object names a member twice; only the first such member in report order is reported.",
     "D, RFC 7493"},

    {Code::customer_type_not_individual,
     "the whole body",
     "The customer's type is not `INDIVIDUAL`.",
     "R"},
    {Code::api_version_not_v2,
     "the whole body",
     "The customer's API version is not `v2`.",
     "R"},
    {Code::customer_status_not_allowed,
     "the whole body",
     "The customer's status is neither `INCOMPLETE` nor `ACTION_REQUIRED`.",
     "R"},
    {Code::attach_in_flight,
     "the whole body",
     "Another attach of this customer is in flight.",
     "R"},

    {Code::required,
     "the absent member",
     "A required member is absent.",
     "S, D"},
    {Code::type_mismatch,
     "the value",
     "A value has the wrong JSON type; `null` is a wrong type, never absence.",
     "S"},
    {Code::empty,
     "the value",
     "`identifying_documents` or a `files` has no element; a `type`, `side`, `country`, date, `uri`, `tos_policies_value` or the `number` of a primary entry is blank.",
     "S, D"},
    {Code::unknown_value,
     "the value",
     "A `type` or `side` is not blank and not one of the allowed values.",
     "S"},
    {Code::too_long,
     "the entry's `state`",
     "A `state` has more than 64 Unicode code points.",
     "S"},
    {Code::invalid_date,
     "the date",
     "A date is not blank and not `YYYY-MM-DD` naming a real day of the years 0001 to 9999.",
     "S"},
    {Code::invalid_country,
     "the entry's `country`",
     "A country is not blank and not one of the 249 ISO 3166-1 alpha-3 codes, upper case.",
     "S"},

    {Code::primary_document_limit,
     "the entry, for the second and each later primary entry",
     "There is more than one identity document besides the SELFIE.",
     "R"},
    {Code::selfie_limit,
     "the entry, for the second and each later SELFIE entry",
     "There is more than one SELFIE.",
     "S"},
    {Code::selfie_required,
     "`/identifying_documents`",
     "The client asks for a selfie and no entry is a SELFIE.",
     "R"},
    {Code::state_required,
     "the entry's `state`",
     "A DRIVERS_LICENSE whose country is `USA` has no `state`, or a blank one.",
     "R, D"},
    {Code::state_forbidden,
     "the entry's `state`",
     "A PASSPORT, NATIONAL_ID or RESIDENCE_PERMIT has a `state`, whatever its value.",
     "R"},
    {Code::expiry_not_in_future,
     "the entry's `expiry_date`",
     "A valid expiry date of a primary document is on or before today.",
     "S"},
    {Code::expiry_not_after_issue,
     "the entry's `expiry_date`",
     "Both dates of a primary document are valid and the expiry is not later than the issue.",
     "S"},
    {Code::file_count,
     "the entry's `files`",
     "The array is not empty and its number of elements is not the type's.",
     "R, S"},
    {Code::side_required,
     "the file's `side`",
     "A file of a two-sided document has no `side`.",
     "R"},
    {Code::side_duplicate,
     "the file's `side`",
     "A file of a two-sided document repeats an allowed side of an earlier file of that document.",
     "R"},
    {Code::side_missing,
     "the entry's `files`",
     "The document is two-sided, every file is an object with an allowed `side`, and this side is not among them.",
     "R"},
    {Code::file_uri_duplicate,
     "the file's `uri`",
     "A `uri` that is a string and not blank equals that of an earlier file, over all primary and all address entries.",
     "R"},
    {Code::address_document_count,
     "`/address_documents`",
     "The array does not have exactly one element.",
     "R"},
    {Code::address_country_mismatch,
     "the entry's `country`",
     "A valid country differs from the customer's country of residence.",
     "S"},
    {Code::tos_mismatch,
     "`/tos_policies_value`",
     "A string that is not blank differs from the value that the customer was given.",
     "D"},

    {Code::file_not_owned,
     "the file's `uri`",
     "A `uri` that is a string and not blank, SELFIE files included, is not among the customer's uploads.",
     "R"},

    {Code::v1_member,
     "the member",
     "The body has, at its top level, a member of the v1 shape.",
     "R"},
    {Code::unknown_member,
     "the member",
     "An object of the contract has a member that the contract does not name; it is ignored.",
     "D"},
    {Code::ignored_for_selfie,
     "the member",
     "A SELFIE entry has a member that only other documents need, whatever its value.",
     "S"},
    {Code::state_not_iso3166_2,
     "the entry's `state`",
     "The `state` of a DRIVERS_LICENSE of the `USA` is not `US-` and a code of ISO 3166-2.",
     "D"},
    {Code::issue_date_in_future,
     "the entry's `issue_date`",
     "A valid issue date is later than the day after today.",
     "D"},
    {Code::year_unlikely,
     "the date",
     "A valid date is before 1900 or after 2200, as in another calendar, and not `9999-12-31`, which stands for no end.",
     "D"},
    {Code::expiry_soon,
     "the entry's `expiry_date`",
     "A primary document expires within the next 60 days.",
     "D"},
    {Code::address_document_old,
     "the entry's `issue_date`",
     "An address document was issued 91 days ago or earlier.",
     "D"},
    {Code::file_type_unusual,
     "the file's `uri`",
     "The extension is none of pdf, jpg, jpeg, png, or there is none.",
     "D"},
    {Code::tos_not_uuid,
     "`/tos_policies_value`",
     "A string that is not blank is not a UUID of the form 8-4-4-4-12.",
     "D"},
}};
// clang-format on

struct FileRuleDocumentation {
  FileCode code;
  std::string_view when;
  std::string_view source;
};

// clang-format off
inline constexpr std::array<FileRuleDocumentation, kFileRules.size()> kFileDocumentation = {{
    {FileCode::file_empty,
     "The file has no bytes; nothing else is then looked at.",
     "D"},
    {FileCode::file_type_not_accepted,
     "The content of the file, whatever its name, is not a PDF, JPEG or PNG.",
     "D"},
    {FileCode::file_too_large,
     "The file has more than 10,485,760 bytes; beside its type nothing else is then looked at.",
     "D"},
    {FileCode::file_truncated,
     "The file is of an accepted type and was cut off, as its structure shows. What follows a complete document is no fault.",
     "D"},
    {FileCode::file_extension_mismatch,
     "The file is of an accepted type, and its name has no extension or that of another type.",
     "D"},
    {FileCode::file_protected,
     "A PDF is encrypted, so it may ask a reviewer for a password.",
     "D"},
    {FileCode::file_garbled,
     "The first 65,536 bytes of a PDF hold U+FFFD 16 times or more: it was read as text somewhere on its way.",
     "D"},
    {FileCode::file_small,
     "A JPEG or PNG is smaller than 102,400 bytes and does not declare 300 dots per inch.",
     "D"},
    {FileCode::image_small,
     "The header of a JPEG or PNG gives a longer side of less than 1,000 pixels.",
     "D"},
    {FileCode::image_grey,
     "The header of a JPEG or PNG says that it has no color.",
     "D"},
}};
// clang-format on

static_assert(stands_in_order(kDocumentation) && stands_in_order(kFileDocumentation));

constexpr const RuleDocumentation& documentation_of(Code code) {
  return kDocumentation[static_cast<std::size_t>(code)];
}

constexpr const FileRuleDocumentation& documentation_of(FileCode code) {
  return kFileDocumentation[static_cast<std::size_t>(code)];
}

}  // namespace dossier
