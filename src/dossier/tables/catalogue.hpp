// The catalogue of rules: every code of the contract with its stage, fact, place, condition, params
// and message.
//
// A rule is written down once, here; what it asks is coded once, under rules/. docs/rules.md, the
// TypeScript types and the rule catalogue as data are generated from this table by
// dossier-generate.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dossier/tables/contract.hpp"
#include "dossier/text/text_table.hpp"

namespace dossier {

// Sections 5 and 6 in the contract's order, which is the order of the enumerators and of the table.
enum class Code : std::uint8_t {
  body_too_large,
  malformed_json,
  body_too_deep,
  duplicate_member,
  customer_type_not_individual,
  api_version_not_v2,
  customer_status_not_allowed,
  attach_in_flight,
  required,
  type_mismatch,
  empty,
  unknown_value,
  too_long,
  invalid_date,
  invalid_country,
  primary_document_limit,
  selfie_limit,
  selfie_required,
  state_required,
  state_forbidden,
  expiry_not_in_future,
  expiry_not_after_issue,
  file_count,
  side_required,
  side_duplicate,
  side_missing,
  file_uri_duplicate,
  address_document_count,
  address_country_mismatch,
  tos_mismatch,
  file_not_owned,
  v1_member,
  unknown_member,
  ignored_for_selfie,
  state_not_iso3166_2,
  issue_date_in_future,
  expiry_soon,
  address_document_old,
  file_type_unusual,
  tos_not_uuid,
};

// Section 4, plus `advice` for the rules of section 6, which belong to no stage and never refuse a
// request.
enum class Stage : std::uint8_t { parse, eligibility, concurrency, validation, ownership, advice };

struct StageRow {
  std::string_view name;
  int status;  // HTTP; 0 for advice
};

inline constexpr std::array<StageRow, 6> kStages = {{
    {"parse", 400},
    {"eligibility", 403},
    {"concurrency", 409},
    {"validation", 422},
    {"ownership", 403},
    {"advice", 0},
}};

// What a parameter of a finding holds. `place` is the JSON Pointer of an earlier finding's kin,
// `json_type` one of kJsonTypeNames, `file_type` one of kFileTypeNames, `texts` a list in contract
// order. A `maybe_text` is left out of the params where there is none.
enum class ParamType : std::uint8_t {
  none,
  integer,
  text,
  maybe_text,
  texts,
  json_type,
  place,
  file_type,
};

struct Param {
  std::string_view name;
  ParamType type = ParamType::none;
};

inline constexpr std::size_t kMaxParams = 2;

// One rule. `where` and `when` are the words of the documentation; `source` names the contract's
// sources by letter.
//
// `message` is a template. It follows the name of the document and file at fault ("Identity
// document 1, file 2: ") or starts the sentence where there is none. `{param}` stands for a value,
// `{member}` for what the last token of the path is called in words, `{name}` for that token
// itself, `{param|one|many}` for the word that fits the number, and
// `[text {param}]` for a text that is left out together with its parameter.
struct Rule {
  Code code;
  std::string_view name;
  Stage stage;
  Fact fact;
  std::string_view where;
  std::string_view when;
  std::string_view source;
  std::array<Param, kMaxParams> params;
  std::string_view message;
};

// clang-format off
inline constexpr std::array<Rule, 40> kRules = {{
    {Code::body_too_large, "body_too_large", Stage::parse, Fact::none,
     "the whole body",
     "The text is longer than 262,144 bytes.",
     "D", {{{"max", ParamType::integer}, {"actual", ParamType::integer}}},
     "the request is {actual} bytes long, and at most {max} are accepted. Upload files beforehand and send only their links."},
    {Code::malformed_json, "malformed_json", Stage::parse, Fact::none,
     "the whole body",
     "The text is not a JSON text (RFC 8259). `offset` is the length in bytes of its longest prefix that can still become one.",
     "S, D", {{{"offset", ParamType::integer}}},
     "the request is not valid JSON: its first {offset} {offset|byte|bytes} can be read, what follows cannot. Correct it there."},
    {Code::body_too_deep, "body_too_deep", Stage::parse, Fact::none,
     "the whole body",
     "More than 32 arrays and objects are open at once.",
     "D", {{{"max", ParamType::integer}}},
     "the request nests more than {max} lists and objects inside one another. Send it in the form that the service describes."},
    {Code::duplicate_member, "duplicate_member", Stage::parse, Fact::none,
     "the member",
     "An object names a member twice; only the first such member in report order is reported.",
     "D, RFC 7493", {},
     "“{name}” is given more than once. Keep only one of them."},

    {Code::customer_type_not_individual, "customer_type_not_individual", Stage::eligibility, Fact::customer_type,
     "the whole body",
     "The customer's type is not `INDIVIDUAL`.",
     "R", {},
     "documents can be attached in this way only for a person, and this customer is not one. Use the process for the customer's type."},
    {Code::api_version_not_v2, "api_version_not_v2", Stage::eligibility, Fact::api_version,
     "the whole body",
     "The customer's API version is not `v2`.",
     "R", {},
     "this customer was not created with version 2 of the service. Use the version that created the customer."},
    {Code::customer_status_not_allowed, "customer_status_not_allowed", Stage::eligibility, Fact::customer_status,
     "the whole body",
     "The customer's status is neither `INCOMPLETE` nor `ACTION_REQUIRED`.",
     "R", {{{"actual", ParamType::text}}},
     "the customer's status is “{actual}”, and documents are taken only while something is missing or needs action. Wait until the status changes."},
    {Code::attach_in_flight, "attach_in_flight", Stage::concurrency, Fact::attach_in_flight,
     "the whole body",
     "Another attach of this customer is in flight.",
     "R", {},
     "documents for this customer are being attached already. Wait until that is done, then look at the customer's status."},

    {Code::required, "required", Stage::validation, Fact::none,
     "the absent member",
     "A required member is absent.",
     "S, D", {},
     "please add the {member}, which must not be left out."},
    {Code::type_mismatch, "type_mismatch", Stage::validation, Fact::none,
     "the value",
     "A value has the wrong JSON type; `null` is a wrong type, never absence.",
     "S", {{{"expected", ParamType::json_type}, {"actual", ParamType::json_type}}},
     "the {member} must be {expected}, not {actual}. Send {expected}."},
    {Code::empty, "empty", Stage::validation, Fact::none,
     "the value",
     "`identifying_documents` or a `files` has no element; the `number` of a primary entry, a `uri` or `tos_policies_value` is blank.",
     "S, D", {},
     "the {member} must not be empty. Please add what is missing."},
    {Code::unknown_value, "unknown_value", Stage::validation, Fact::none,
     "the value",
     "A `type` or `side` is not one of the allowed values.",
     "S", {{{"allowed", ParamType::texts}, {"actual", ParamType::text}}},
     "“{actual}” is not a known {member}. Choose one of {allowed}."},
    {Code::too_long, "too_long", Stage::validation, Fact::none,
     "the entry's `state`",
     "A `state` has more than 64 Unicode code points.",
     "S", {{{"max", ParamType::integer}, {"actual", ParamType::integer}}},
     "the {member} is {actual} characters long, and at most {max} are accepted. Shorten it."},
    {Code::invalid_date, "invalid_date", Stage::validation, Fact::none,
     "the date",
     "A date is not `YYYY-MM-DD` naming a real day of the years 0001 to 9999.",
     "S", {},
     "the {member} is not a real day written as YYYY-MM-DD, such as 2029-06-01. Correct it."},
    {Code::invalid_country, "invalid_country", Stage::validation, Fact::none,
     "the entry's `country`",
     "A country is not one of the 249 ISO 3166-1 alpha-3 codes, upper case.",
     "S", {},
     "the {member} is not a country code. Use the three capital letters of ISO 3166-1, such as USA or DEU."},

    {Code::primary_document_limit, "primary_document_limit", Stage::validation, Fact::none,
     "the entry, for the second and each later primary entry",
     "There is more than one identity document besides the SELFIE.",
     "R", {{{"first", ParamType::place}}},
     "only one document besides the selfie can prove the identity, and {first} is one already. Remove one of them."},
    {Code::selfie_limit, "selfie_limit", Stage::validation, Fact::none,
     "the entry, for the second and each later SELFIE entry",
     "There is more than one SELFIE.",
     "S", {{{"first", ParamType::place}}},
     "only one selfie can be attached, and {first} is one already. Remove one of them."},
    {Code::selfie_required, "selfie_required", Stage::validation, Fact::selfie_required,
     "`/identifying_documents`",
     "The client asks for a selfie and no entry is a SELFIE.",
     "R", {},
     "please add a selfie, which is asked of every customer here."},
    {Code::state_required, "state_required", Stage::validation, Fact::none,
     "the entry's `state`",
     "A DRIVERS_LICENSE whose country is `USA` has no `state`, or a blank one.",
     "R, D", {},
     "a driver's license of the United States needs its state. Add it, such as US-CA for California."},
    {Code::state_forbidden, "state_forbidden", Stage::validation, Fact::none,
     "the entry's `state`",
     "A PASSPORT, NATIONAL_ID or RESIDENCE_PERMIT has a `state`, whatever its value.",
     "R", {},
     "this kind of document must not have a state. Remove the state."},
    {Code::expiry_not_in_future, "expiry_not_in_future", Stage::validation, Fact::today,
     "the entry's `expiry_date`",
     "A valid expiry date of a primary document is on or before today.",
     "S", {{{"today", ParamType::text}}},
     "the expiry date must be later than today, {today}. Use a document that has not expired."},
    {Code::expiry_not_after_issue, "expiry_not_after_issue", Stage::validation, Fact::none,
     "the entry's `expiry_date`",
     "Both dates of a primary document are valid and the expiry is not later than the issue.",
     "S", {},
     "the expiry date must be later than the issue date. Compare both with the document."},
    {Code::file_count, "file_count", Stage::validation, Fact::none,
     "the entry's `files`",
     "The array is not empty and its number of elements is not the type's.",
     "R, S", {{{"expected", ParamType::integer}, {"actual", ParamType::integer}}},
     "this document needs exactly {expected} {expected|file|files}, and {actual} {actual|is|are} given. Add or remove files."},
    {Code::side_required, "side_required", Stage::validation, Fact::none,
     "the file's `side`",
     "A file of a two-sided document has no `side`.",
     "R", {},
     "this document has two sides. Say which of them the file shows."},
    {Code::side_duplicate, "side_duplicate", Stage::validation, Fact::none,
     "the file's `side`",
     "A file of a two-sided document repeats an allowed side of an earlier file of that document.",
     "R", {{{"side", ParamType::text}, {"first", ParamType::place}}},
     "{first} shows the {side} of this document already. Give the other side, or remove the file."},
    {Code::side_missing, "side_missing", Stage::validation, Fact::none,
     "the entry's `files`",
     "The document is two-sided, every file is an object with an allowed `side`, and this side is not among them.",
     "R", {{{"side", ParamType::text}}},
     "the {side} of the document is missing. Add a file that shows it."},
    {Code::file_uri_duplicate, "file_uri_duplicate", Stage::validation, Fact::none,
     "the file's `uri`",
     "A `uri` that is a string and not blank equals that of an earlier file, over all primary and all address entries.",
     "R", {{{"first", ParamType::place}}},
     "this is the same file as {first}. Upload a file of its own for each of them."},
    {Code::address_document_count, "address_document_count", Stage::validation, Fact::none,
     "`/address_documents`",
     "The array does not have exactly one element.",
     "R", {{{"expected", ParamType::integer}, {"actual", ParamType::integer}}},
     "exactly {expected} address {expected|document|documents} must be attached, and {actual} {actual|is|are} given. Add or remove address documents."},
    {Code::address_country_mismatch, "address_country_mismatch", Stage::validation, Fact::country_of_residence,
     "the entry's `country`",
     "A valid country differs from the customer's country of residence.",
     "S", {{{"expected", ParamType::text}, {"actual", ParamType::text}}},
     "the document is from “{actual}”, and the customer lives in “{expected}”. Use a document from the country of residence."},
    {Code::tos_mismatch, "tos_mismatch", Stage::validation, Fact::tos_policies_value,
     "`/tos_policies_value`",
     "A string that is not blank differs from the value that the customer was given.",
     "D", {},
     "the {member} belongs to another customer or to an old link. Take it from this customer's latest link to the terms."},

    {Code::file_not_owned, "file_not_owned", Stage::ownership, Fact::uploaded_uris,
     "the file's `uri`",
     "A `uri` that is a string and not blank, SELFIE files included, is not among the customer's uploads.",
     "R", {},
     "this file was not uploaded for this customer. Upload it, then send the link that the upload returns."},

    {Code::v1_member, "v1_member", Stage::advice, Fact::none,
     "the member",
     "The body has, at its top level, a member of the v1 shape.",
     "R", {{{"use", ParamType::text}}},
     "“{name}” belongs to version 1 of the service and is ignored. Use “{use}” instead."},
    {Code::unknown_member, "unknown_member", Stage::advice, Fact::none,
     "the member",
     "An object of the contract has a member that the contract does not name; it is ignored.",
     "D", {{{"suggestion", ParamType::maybe_text}}},
     "“{name}” is not known here and is ignored.[ Did you mean “{suggestion}”?] Correct its name or remove it."},
    {Code::ignored_for_selfie, "ignored_for_selfie", Stage::advice, Fact::none,
     "the member",
     "A SELFIE entry has a member that only other documents need, whatever its value.",
     "S", {},
     "a selfie needs no {member}, so it is ignored. Remove it."},
    {Code::state_not_iso3166_2, "state_not_iso3166_2", Stage::advice, Fact::none,
     "the entry's `state`",
     "The `state` of a DRIVERS_LICENSE of the `USA` is not `US-` and a code of ISO 3166-2.",
     "D", {{{"suggestion", ParamType::maybe_text}}},
     "the {member} is not written as a code of the United States, such as US-CA.[ Use “{suggestion}”.] Reviewers may ask for it."},
    {Code::issue_date_in_future, "issue_date_in_future", Stage::advice, Fact::today,
     "the entry's `issue_date`",
     "A valid issue date is after today.",
     "D", {},
     "the issue date is still to come. Compare it with the document."},
    {Code::expiry_soon, "expiry_soon", Stage::advice, Fact::today,
     "the entry's `expiry_date`",
     "A primary document expires within the next 60 days.",
     "D", {{{"days", ParamType::integer}}},
     "the document expires in {days} {days|day|days}, and reviewers ask for two months. Use one that is valid for longer, if you can."},
    {Code::address_document_old, "address_document_old", Stage::advice, Fact::today,
     "the entry's `issue_date`",
     "An address document was issued 91 days ago or earlier.",
     "D", {{{"days", ParamType::integer}}},
     "the document was issued {days} {days|day|days} ago, and reviewers ask for one of the last three months. Use a newer one, if you can."},
    {Code::file_type_unusual, "file_type_unusual", Stage::advice, Fact::none,
     "the file's `uri`",
     "The extension is none of pdf, jpg, jpeg, png, or there is none.",
     "D", {{{"extension", ParamType::maybe_text}}},
     "the name of the file does not say that it is a PDF, JPEG or PNG[, but “{extension}”]. Check that it is one of these."},
    {Code::tos_not_uuid, "tos_not_uuid", Stage::advice, Fact::none,
     "`/tos_policies_value`",
     "A string that is not blank is not a UUID of the form 8-4-4-4-12.",
     "D", {},
     "the {member} does not look like the value in a link to the terms. Copy it from there without changing it."},
}};
// clang-format on

constexpr const Rule& rule(Code code) { return kRules[static_cast<std::size_t>(code)]; }

static_assert(
    [] {
      for (std::size_t i = 0; i < kRules.size(); ++i) {
        if (static_cast<std::size_t>(kRules[i].code) != i) return false;
        if (i > 0 && kRules[i].stage < kRules[i - 1].stage) return false;
      }
      return true;
    }(),
    "the table stands in the order of the enumerators, stage by stage");

// The parts of the table that run-time code needs, each by itself, so that the words of the
// documentation stay out of every binary.
namespace catalogue {

template <const auto& rules, class Get>
constexpr auto column(Get get) {
  std::array<decltype(get(rules[0])), rules.size()> values{};
  for (std::size_t i = 0; i < rules.size(); ++i) values[i] = get(rules[i]);
  return values;
}

inline constexpr auto kNames = text_table<kRules>([](const Rule& rule) { return rule.name; });
inline constexpr auto kStage = column<kRules>([](const Rule& rule) { return rule.stage; });
inline constexpr auto kFact = column<kRules>([](const Rule& rule) { return rule.fact; });
inline constexpr auto kMessages = text_table<kRules>([](const Rule& rule) { return rule.message; });
inline constexpr auto kParams = column<kRules>([](const Rule& rule) { return rule.params; });

// The rules that need a fact.
inline constexpr auto kFactual = [] {
  constexpr auto needs_fact = [](Fact fact) { return fact != Fact::none; };
  std::array<Code, std::count_if(kFact.begin(), kFact.end(), needs_fact)> codes{};
  std::size_t count = 0;
  for (const Rule& rule : kRules) {
    if (needs_fact(rule.fact)) codes[count++] = rule.code;
  }
  return codes;
}();

}  // namespace catalogue

constexpr std::string_view name_of(Code code) {
  return catalogue::kNames[static_cast<std::size_t>(code)];
}

constexpr Stage stage_of(Code code) { return catalogue::kStage[static_cast<std::size_t>(code)]; }

constexpr Fact fact_of(Code code) { return catalogue::kFact[static_cast<std::size_t>(code)]; }

// The HTTP status that a violation of `code` stands for (section 4).
constexpr int status_of(Code code) {
  return kStages[static_cast<std::size_t>(stage_of(code))].status;
}

// Names and other tables in words, for messages.
inline constexpr std::array<std::string_view, 7> kJsonTypeWords = {
    "nothing", "null", "true or false", "a number", "a text", "a list", "an object"};

// What a member is called in a message. Only `country` and `type` mean different things in
// different objects, and read well in both.
inline constexpr std::array<std::string_view, 12> kMemberWords = {
    "identity documents",
    "address documents",
    "value from the link to the terms of service",
    "document type",
    "document number",
    "country of issue",
    "state",
    "issue date",
    "expiry date",
    "files",
    "side",
    "link to the file"};

// What a value is called that no member names.
inline constexpr std::string_view kRequestWord = "request";
inline constexpr std::string_view kDocumentWord = "document";
inline constexpr std::string_view kFileWord = "file";

// How a message names a document and a file in it, each before its number, and goes on from there.
inline constexpr std::string_view kIdentityDocumentWords = "identity document ";
inline constexpr std::string_view kAddressDocumentWords = "address document ";
inline constexpr std::string_view kFileWords = ", file ";
inline constexpr std::string_view kPlaceEnd = ": ";

// What stands between the texts of a list, and before its last one.
inline constexpr std::string_view kListComma = ", ";
inline constexpr std::string_view kListOr = " or ";

}  // namespace dossier
