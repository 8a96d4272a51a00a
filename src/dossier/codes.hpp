// The codes of findings: every rule of the contract with its stage, the fact that it needs, and its
// params. What a rule asks is coded under rules/, what it says stands in tables/messages.hpp, and
// what is said about it in tables/documentation.hpp.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dossier/contract.hpp"

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
  year_unlikely,
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
// order, `bytes` the size of a file. A `maybe_text` is left out of the params where there is none.
enum class ParamType : std::uint8_t {
  none,
  integer,
  text,
  maybe_text,
  texts,
  json_type,
  place,
  file_type,
  bytes,
};

struct Param {
  std::string_view name;
  ParamType type = ParamType::none;
};

inline constexpr std::size_t kMaxParams = 3;

// One rule, as far as programs ask about it.
struct Rule {
  Code code;
  std::string_view name;
  Stage stage;
  Fact fact;
  std::array<Param, kMaxParams> params;
};

// clang-format off
inline constexpr std::array<Rule, 41> kRules = {{
    {Code::body_too_large, "body_too_large", Stage::parse, Fact::none, {{{"max", ParamType::integer}, {"actual", ParamType::integer}}}},
    {Code::malformed_json, "malformed_json", Stage::parse, Fact::none, {{{"offset", ParamType::integer}}}},
    {Code::body_too_deep, "body_too_deep", Stage::parse, Fact::none, {{{"max", ParamType::integer}}}},
    {Code::duplicate_member, "duplicate_member", Stage::parse, Fact::none, {}},

    {Code::customer_type_not_individual, "customer_type_not_individual", Stage::eligibility, Fact::customer_type, {}},
    {Code::api_version_not_v2, "api_version_not_v2", Stage::eligibility, Fact::api_version, {}},
    {Code::customer_status_not_allowed, "customer_status_not_allowed", Stage::eligibility, Fact::customer_status, {{{"actual", ParamType::text}}}},
    {Code::attach_in_flight, "attach_in_flight", Stage::concurrency, Fact::attach_in_flight, {}},

    {Code::required, "required", Stage::validation, Fact::none, {}},
    {Code::type_mismatch, "type_mismatch", Stage::validation, Fact::none, {{{"expected", ParamType::json_type}, {"actual", ParamType::json_type}}}},
    {Code::empty, "empty", Stage::validation, Fact::none, {}},
    {Code::unknown_value, "unknown_value", Stage::validation, Fact::none, {{{"allowed", ParamType::texts}, {"actual", ParamType::text}, {"suggestion", ParamType::maybe_text}}}},
    {Code::too_long, "too_long", Stage::validation, Fact::none, {{{"max", ParamType::integer}, {"actual", ParamType::integer}}}},
    {Code::invalid_date, "invalid_date", Stage::validation, Fact::none, {{{"suggestion", ParamType::maybe_text}}}},
    {Code::invalid_country, "invalid_country", Stage::validation, Fact::none, {{{"suggestion", ParamType::maybe_text}}}},

    {Code::primary_document_limit, "primary_document_limit", Stage::validation, Fact::none, {{{"first", ParamType::place}}}},
    {Code::selfie_limit, "selfie_limit", Stage::validation, Fact::none, {{{"first", ParamType::place}}}},
    {Code::selfie_required, "selfie_required", Stage::validation, Fact::selfie_required, {}},
    {Code::state_required, "state_required", Stage::validation, Fact::none, {}},
    {Code::state_forbidden, "state_forbidden", Stage::validation, Fact::none, {}},
    {Code::expiry_not_in_future, "expiry_not_in_future", Stage::validation, Fact::today, {{{"today", ParamType::text}}}},
    {Code::expiry_not_after_issue, "expiry_not_after_issue", Stage::validation, Fact::none, {}},
    {Code::file_count, "file_count", Stage::validation, Fact::none, {{{"expected", ParamType::integer}, {"actual", ParamType::integer}}}},
    {Code::side_required, "side_required", Stage::validation, Fact::none, {}},
    {Code::side_duplicate, "side_duplicate", Stage::validation, Fact::none, {{{"side", ParamType::text}, {"first", ParamType::place}}}},
    {Code::side_missing, "side_missing", Stage::validation, Fact::none, {{{"side", ParamType::text}}}},
    {Code::file_uri_duplicate, "file_uri_duplicate", Stage::validation, Fact::none, {{{"first", ParamType::place}}}},
    {Code::address_document_count, "address_document_count", Stage::validation, Fact::none, {{{"expected", ParamType::integer}, {"actual", ParamType::integer}}}},
    {Code::address_country_mismatch, "address_country_mismatch", Stage::validation, Fact::country_of_residence, {{{"expected", ParamType::text}, {"actual", ParamType::text}}}},
    {Code::tos_mismatch, "tos_mismatch", Stage::validation, Fact::tos_policies_value, {}},

    {Code::file_not_owned, "file_not_owned", Stage::ownership, Fact::uploaded_uris, {}},

    {Code::v1_member, "v1_member", Stage::advice, Fact::none, {{{"use", ParamType::text}}}},
    {Code::unknown_member, "unknown_member", Stage::advice, Fact::none, {{{"suggestion", ParamType::maybe_text}}}},
    {Code::ignored_for_selfie, "ignored_for_selfie", Stage::advice, Fact::none, {}},
    {Code::state_not_iso3166_2, "state_not_iso3166_2", Stage::advice, Fact::none, {{{"suggestion", ParamType::maybe_text}}}},
    {Code::issue_date_in_future, "issue_date_in_future", Stage::advice, Fact::today, {}},
    {Code::year_unlikely, "year_unlikely", Stage::advice, Fact::none, {{{"year", ParamType::integer}}}},
    {Code::expiry_soon, "expiry_soon", Stage::advice, Fact::today, {{{"days", ParamType::integer}}}},
    {Code::address_document_old, "address_document_old", Stage::advice, Fact::today, {{{"days", ParamType::integer}}}},
    {Code::file_type_unusual, "file_type_unusual", Stage::advice, Fact::none, {{{"extension", ParamType::maybe_text}}}},
    {Code::tos_not_uuid, "tos_not_uuid", Stage::advice, Fact::none, {}},
}};
// clang-format on

// The codes in the contract's order, which is that of the enumerators and of the table.
enum class FileCode : std::uint8_t {
  file_empty,
  file_type_not_accepted,
  file_too_large,
  file_truncated,
  file_extension_mismatch,
  file_protected,
  file_garbled,
  file_small,
  image_small,
  image_grey,
};

// A file with a violation is refused; with advice it is taken, and a person should look at it.
enum class FileKind : std::uint8_t { violation, advice };

inline constexpr std::array<std::string_view, 2> kFileKindNames = {"violation", "advice"};

// One rule about files.
struct FileRule {
  FileCode code;
  std::string_view name;
  FileKind kind;
  std::array<Param, kMaxParams> params;
};

// clang-format off
inline constexpr std::array<FileRule, 10> kFileRules = {{
    {FileCode::file_empty, "file_empty", FileKind::violation, {}},
    {FileCode::file_type_not_accepted, "file_type_not_accepted", FileKind::violation, {{{"detected", ParamType::file_type}}}},
    {FileCode::file_too_large, "file_too_large", FileKind::violation, {{{"max", ParamType::bytes}, {"actual", ParamType::bytes}}}},
    {FileCode::file_truncated, "file_truncated", FileKind::violation, {{{"type", ParamType::file_type}}}},
    {FileCode::file_extension_mismatch, "file_extension_mismatch", FileKind::advice, {{{"type", ParamType::file_type}, {"extension", ParamType::maybe_text}}}},
    {FileCode::file_protected, "file_protected", FileKind::advice, {}},
    {FileCode::file_garbled, "file_garbled", FileKind::advice, {}},
    {FileCode::file_small, "file_small", FileKind::advice, {{{"size", ParamType::bytes}}}},
    {FileCode::image_small, "image_small", FileKind::advice, {{{"width", ParamType::integer}, {"height", ParamType::integer}}}},
    {FileCode::image_grey, "image_grey", FileKind::advice, {}},
}};
// clang-format on

// Whether a table has its rows in the order of the codes.
template <class Rows>
constexpr bool stands_in_order(const Rows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].code) != i) return false;
  }
  return true;
}
static_assert(stands_in_order(kRules) && stands_in_order(kFileRules));
static_assert(std::is_sorted(kRules.begin(), kRules.end(),
                             [](const Rule& a, const Rule& b) { return a.stage < b.stage; }),
              "stage by stage");

// A column of a table by itself, so that a program holds no more of the table than it asks for.
template <const auto& rows, class Get>
constexpr auto column(Get get) {
  std::array<decltype(get(rows[0])), rows.size()> values{};
  for (std::size_t i = 0; i < rows.size(); ++i) values[i] = get(rows[i]);
  return values;
}

namespace columns {

inline constexpr auto kStages = column<kRules>([](const Rule& rule) { return rule.stage; });
inline constexpr auto kFacts = column<kRules>([](const Rule& rule) { return rule.fact; });
inline constexpr auto kParams = column<kRules>([](const Rule& rule) { return rule.params; });
inline constexpr auto kParamCounts = column<kRules>([](const Rule& rule) {
  return static_cast<std::uint8_t>(
      std::count_if(rule.params.begin(), rule.params.end(),
                    [](const Param& param) { return param.type != ParamType::none; }));
});
inline constexpr auto kFileKinds =
    column<kFileRules>([](const FileRule& rule) { return rule.kind; });
inline constexpr auto kFileParams =
    column<kFileRules>([](const FileRule& rule) { return rule.params; });

}  // namespace columns

std::string_view name_of(Code code);
std::string_view name_of(FileCode code);

// The code of that name, if there is one.
std::optional<Code> find_code(std::string_view name);

constexpr Stage stage_of(Code code) { return columns::kStages[static_cast<std::size_t>(code)]; }

constexpr FileKind kind_of(FileCode code) {
  return columns::kFileKinds[static_cast<std::size_t>(code)];
}

constexpr Fact fact_of(Code code) { return columns::kFacts[static_cast<std::size_t>(code)]; }

constexpr const std::array<Param, kMaxParams>& params_of(Code code) {
  return columns::kParams[static_cast<std::size_t>(code)];
}

constexpr const std::array<Param, kMaxParams>& params_of(FileCode code) {
  return columns::kFileParams[static_cast<std::size_t>(code)];
}

// How many params a code declares.
constexpr std::size_t param_count(Code code) {
  return columns::kParamCounts[static_cast<std::size_t>(code)];
}

// The HTTP status that a violation of `code` stands for (section 4).
constexpr int status_of(Code code) {
  return kStages[static_cast<std::size_t>(stage_of(code))].status;
}

// The rules that need a fact, in their order.
inline constexpr auto kFactual = [] {
  constexpr auto needs_fact = [](const Rule& rule) { return rule.fact != Fact::none; };
  std::array<Code, std::count_if(kRules.begin(), kRules.end(), needs_fact)> codes{};
  std::size_t count = 0;
  for (const Rule& rule : kRules) {
    if (needs_fact(rule)) codes[count++] = rule.code;
  }
  return codes;
}();

}  // namespace dossier
