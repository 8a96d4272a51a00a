#include "typescript.hpp"

#include <array>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string_view>
#include <vector>

#include "dossier/codes.hpp"
#include "dossier/read/packed_reader.hpp"
#include "dossier/tables/countries.hpp"
#include "dossier/tables/documentation.hpp"
#include "dossier/tables/documents.hpp"
#include "dossier/tables/facts.hpp"
#include "dossier/tables/files.hpp"
#include "dossier/tables/messages.hpp"
#include "generate.hpp"
#include "leave_findings.hpp"

namespace dossier::generate {
namespace {

std::string type_of(const Param& param) {
  switch (param.type) {
    case ParamType::integer:
    case ParamType::bytes:
      return "number";
    case ParamType::texts:
      return "readonly string[]";
    case ParamType::json_type:
      return "JsonType";
    case ParamType::file_type:
      return "FileType";
    default:
      return param.name == name_of(Member::side) ? "Side" : "string";
  }
}

// The type of a fact. Any text is taken; an editor offers those that the contract knows.
std::string type_of(const FactRow& fact) {
  switch (fact.type) {
    case FactType::boolean:
      return "boolean";
    case FactType::texts:
      return "readonly string[]";
    default:
      break;
  }
  const auto or_any = [](std::string_view known) {
    return std::string(known) + " | (string & {})";
  };
  switch (static_cast<Fact>(&fact - kFacts.data())) {
    case Fact::customer_type:
      return or_any(json_text(kIndividual));
    case Fact::api_version:
      return or_any(json_text(kApiVersion));
    case Fact::customer_status:
      return or_any("CustomerStatus");
    case Fact::country_of_residence:
      return or_any("Country");
    default:
      return "string";
  }
}

// What a rule's documentation says to those who meet its code in an editor.
std::string doc_of(const Rule& rule) {
  const RuleDocumentation& documentation = documentation_of(rule.code);
  std::string doc =
      std::string(documentation.when) + " Fires at " + std::string(documentation.where) + ".";
  if (rule.fact != Fact::none) {
    doc += " Undecided without `" + full_name(rule.fact) + "`.";
  }
  return doc;
}

std::string doc_of(const FileRule& rule) { return std::string(documentation_of(rule.code).when); }

// An interface with a member for each rule that `is_one` takes, of the type of its params.
template <class Rules, class Filter>
void write_params(std::ostream& out, std::string_view name, std::string_view doc,
                  const Rules& rules, Filter is_one) {
  out << "\n" << comment("", doc) << "export interface " << name << " {\n";
  for (const auto& rule : rules) {
    if (!is_one(rule)) continue;
    out << comment("  ", doc_of(rule));
    out << "  readonly " << rule.name << ": "
        << (rule.params[0].type == ParamType::none ? "Record<string, never>" : "{");
    std::string members;
    for (const Param& param : rule.params) {
      if (param.type == ParamType::none) continue;
      if (!members.empty()) members += ";";
      members += " readonly " + std::string(param.name) +
                 (param.type == ParamType::maybe_text ? "?: " : ": ") + type_of(param);
    }
    out << (members.empty() ? "" : members + " }") << ";\n";
  }
  out << "}\n";
}

void write_statuses(std::ostream& out) {
  out << "\n"
      << comment("", "The HTTP status that a violation of each code stands for.")
      << "export interface ViolationStatus {\n";
  for (const Rule& rule : kRules) {
    if (rule.stage == Stage::advice) continue;
    out << "  readonly " << rule.name << ": " << status_of(rule.code) << ";\n";
  }
  out << "}\n";
}

// The rules that a fact decides.
void write_fact_doc(std::ostream& out, Fact fact, std::string_view indent) {
  out << indent << "/**\n" << indent << " * Decides\n";
  for (const Rule& rule : kRules) {
    if (rule.fact != fact) continue;
    out << indent << " * - `" << rule.name << "`: " << documentation_of(rule.code).when << "\n";
  }
  out << indent << " */\n";
}

void write_facts(std::ostream& out, std::string_view object, std::string_view indent) {
  for (std::size_t i = 0; i < kFacts.size(); ++i) {
    if (kFacts[i].object != object) continue;
    write_fact_doc(out, static_cast<Fact>(i), indent);
    out << indent << "readonly " << kFacts[i].name << "?: " << type_of(kFacts[i])
        << " | null | undefined;\n";
  }
}

void write_context(std::ostream& out) {
  out << "\n"
      << comment("",
                 "The facts around a body. A rule whose fact is absent (`undefined` or `null`) is "
                 "undecided.")
      << "export interface Context {\n";
  write_facts(out, "", "  ");
  for (std::size_t i = 0; i < kFacts.size(); ++i) {
    const std::string_view object = kFacts[i].object;
    if (object.empty() || (i > 0 && kFacts[i - 1].object == object)) continue;
    out << "  readonly " << object << "?:\n    | {\n";
    write_facts(out, object, "        ");
    out << "      }\n    | null\n    | undefined;\n";
  }
  out << "}\n";
}

}  // namespace

std::string typescript_types() {
  std::ostringstream out;
  const auto write_union = [&](std::string_view name, std::string_view doc, const auto& texts) {
    out << "\n" << comment("", doc) << "export type " << name << " = " << union_of(texts) << ";\n";
  };
  out << kNotice << "\nimport type { Country } from \"./request.js\";\n";
  write_union("CustomerStatus", "The statuses that a customer is known to have.",
              kCustomerStatuses);
  write_union("JsonType", "The names of the JSON types.",
              std::vector(kJsonTypeNames.begin() + 1, kJsonTypeNames.end()));
  const auto advises = [](const Rule& rule) { return rule.stage == Stage::advice; };
  write_params(out, "ViolationParams", "What the server refuses: each code with its params.",
               kRules, std::not_fn(advises));
  write_params(out, "AdviceParams",
               "What the server accepts and a person should look at: each code with its params.",
               kRules, advises);
  write_statuses(out);
  std::vector<std::string_view> factual;
  factual.reserve(kFactual.size());
  for (const Code code : kFactual) factual.push_back(name_of(code));
  write_union("FactualCode", "The code of a rule that a context may leave undecided.", factual);
  write_context(out);

  write_union("IdentityType", "The types of identity documents.", kIdentityTypeNames);
  write_union("AddressType", "The types of address documents.", kAddressTypeNames);
  write_union("Side", "The sides of a document.", kSides);
  write_union("Need",
              "What a type of document asks of a member: `forbidden` ones must be left out, "
              "`ignored` ones may be, and a `conditional` one depends on the country.",
              kNeedNames);
  write_union("MediaType", "The media types of the files that are accepted.", kMediaTypes);
  write_union("FileType", "What a file can turn out to be, whatever its name.", kFileTypeNames);
  const auto is_advice = [](const FileRule& rule) { return rule.kind == FileKind::advice; };
  write_params(out, "FileViolationParams",
               "Why a file is refused as an upload: each code with its params.", kFileRules,
               std::not_fn(is_advice));
  write_params(out, "FileAdviceParams",
               "What is accepted of a file and a person should look at: each code with its params.",
               kFileRules, is_advice);
  return out.str();
}

namespace {

// What findings are told by: each code with its HTTP status, 0 for advice, and the names of its
// params.
void write_codes(std::ostream& out) {
  out << "\n"
      << comment("",
                 "The codes in catalogue order, each with its HTTP status, 0 for advice, and the "
                 "names of its params.")
      << "export const codes: readonly (readonly [Code, number, ...string[]])[] = [\n";
  for (const Rule& rule : kRules) {
    out << "  [" << json_text(rule.name) << ", " << status_of(rule.code);
    for (const Param& param : rule.params) {
      if (param.type != ParamType::none) out << ", " << json_text(param.name);
    }
    out << "],\n";
  }
  out << "];\n\n// What a word of a finding is (bindings/wasm/leave_findings.hpp).\n";
  const auto write_kind = [&](std::string_view name, auto kind) {
    out << "export const " << name << " = " << static_cast<unsigned>(kind) << ";\n";
  };
  write_kind("stepIndex", wasm::StepKind::index);
  write_kind("stepMember", wasm::StepKind::member);
  write_kind("valueInteger", wasm::ValueKind::integer);
  write_kind("valueText", wasm::ValueKind::text);
  write_kind("valueOwnText", wasm::ValueKind::own_text);
  write_kind("valueTexts", wasm::ValueKind::texts);
  write_kind("valuePlace", wasm::ValueKind::place);
  write_kind("codeBits", wasm::kCodeBits);
  write_kind("stepBits", wasm::kStepBits);
  write_kind("valueBits", wasm::kValueBits);
  write_kind("truncatedBit", wasm::kTruncated);
}

}  // namespace

std::string typescript_wire() {
  constexpr std::array<std::string_view, 9> kTags = {"End",    "Null",  "False",  "True", "Number",
                                                     "String", "Array", "Object", "Name"};
  static_assert(static_cast<std::size_t>(PackedTag::name) == kTags.size() - 1);
  std::vector<std::string_view> factual;
  factual.reserve(kFactual.size());
  for (const Code code : kFactual) factual.push_back(name_of(code));
  std::ostringstream out;
  out << kNotice << "\nimport type { Code, FactualCode } from \"../report.js\";\n";
  write_codes(out);
  out << "\n"
      << comment(
             "",
             "The rules that need a fact, in the order of the bits that the core tells them by.")
      << "export const factualCodes: readonly FactualCode[] = " << nlohmann::json(factual).dump()
      << ";\n\n"
      << comment("", "The members of the contract, in its order.")
      << "export const memberNames: readonly string[] = " << nlohmann::json(kMemberNames).dump()
      << ";\n\n"
      << comment("",
                 "The number by which packed bodies name a member of the contract; 0 for any other "
                 "name.")
      << "export function memberNumber(name: string): number {\n  switch (name) {\n";
  for (std::size_t i = 0; i < kMemberNames.size(); ++i) {
    out << "    case " << json_text(kMemberNames[i]) << ":\n      return " << i + 1 << ";\n";
  }
  out << "    default:\n      return 0;\n  }\n}\n\n"
      << "// The members that each kind of object may have, as bits by their numbers.\n";
  for (const ObjectRow& object : kObjects) {
    if (object.members == 0) continue;
    out << "export const " << object.name << "Members = " << (object.members << 1U) << ";\n";
  }
  std::uint32_t strings = 0;
  for (std::size_t i = 0; i < kMemberNames.size(); ++i) {
    const auto member = static_cast<Member>(i);
    if (element_kind(member) == ObjectKind::none) strings |= bit(member);
  }
  out << comment("", "The members that are strings, likewise.")
      << "export const stringMembers = " << (strings << 1U) << ";\n\n"
      << comment("",
                 "The members that the objects in a list may have, by the list's number; 0 where a "
                 "member is no list.")
      << "export function elementMembers(number: number): number {\n  switch (number) {\n";
  for (std::size_t i = 0; i < kMemberNames.size(); ++i) {
    const ObjectKind elements = element_kind(static_cast<Member>(i));
    if (elements == ObjectKind::none) continue;
    out << "    case " << i + 1 << ":\n      return "
        << kObjects[static_cast<std::size_t>(elements)].name << "Members;\n";
  }
  out << "    default:\n      return 0;\n  }\n}\n\n"
      << "// What a token of a packed value is (src/dossier/read/packed_reader.hpp).\n";
  for (std::size_t i = 0; i < kTags.size(); ++i) {
    out << "export const tag" << kTags[i] << " = " << i << ";\n";
  }
  out << "\nexport const numberShift = " << kPackedTagBits
      << ";\nexport const maxBodyBytes = " << kMaxBodyBytes
      << ";\nexport const maxDepth = " << kMaxDepth << ";\nexport const maxQuoted = " << kMaxQuoted
      << ";\nexport const fileHeadBytes = " << kFileHeadBytes
      << ";\nexport const maxFileBytes = " << kMaxFileBytes << ";\n";
  return out.str();
}

std::string typescript_hash(std::string_view hash) {
  return std::string(kNotice) + "\n" +
         comment(
             "",
             "The hash of the rules: equal hashes, equal reports. `dossier --version` shows the "
             "same.") +
         "export const rulesHash = " + json_text(hash) + ";\n";
}

namespace {

nlohmann::ordered_json names_of(const std::array<Param, kMaxParams>& params) {
  auto names = nlohmann::ordered_json::array();
  for (const Param& param : params) {
    if (param.type != ParamType::none) names.push_back(param.name);
  }
  return names;
}

nlohmann::ordered_json file_rules() {
  auto rules = nlohmann::ordered_json::array();
  for (const FileRule& rule : kFileRules) {
    rules.push_back({{"code", rule.name},
                     {"kind", kFileKindNames[static_cast<std::size_t>(rule.kind)]},
                     {"when", documentation_of(rule.code).when},
                     {"source", documentation_of(rule.code).source},
                     {"params", names_of(rule.params)},
                     {"message", template_of(rule.code)}});
  }
  return rules;
}

nlohmann::ordered_json file_types() {
  auto types = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < kFileTypeNames.size(); ++i) {
    nlohmann::ordered_json row = {{"type", kFileTypeNames[i]},
                                  {"words", kFileTypeWords[i]},
                                  {"remedy", kFileTypeRemedies[i]}};
    if (const AcceptedType* const accepted = find_accepted(static_cast<FileType>(i))) {
      row["mediaType"] = accepted->media_type;
      row["extensions"] = nlohmann::ordered_json::array();
      for (const std::string_view extension : accepted->extensions) {
        if (!extension.empty()) row["extensions"].push_back(extension);
      }
    }
    types.push_back(row);
  }
  return types;
}

std::vector<std::string_view> countries() {
  std::vector<std::string_view> codes;
  for (std::size_t at = 0; at < kCountries.size(); at += 3) {
    codes.push_back(kCountries.substr(at, 3));
  }
  return codes;
}

nlohmann::ordered_json states() {
  auto rows = nlohmann::ordered_json::array();
  for (const UsState& state : kUsStates)
    rows.push_back({{"code", state.code}, {"name", state.name}});
  return rows;
}

}  // namespace

std::string typescript_catalogue() {
  nlohmann::ordered_json rules = nlohmann::ordered_json::array();
  for (const Rule& rule : kRules) {
    nlohmann::ordered_json row;
    row["code"] = rule.name;
    row["stage"] = kStages[static_cast<std::size_t>(rule.stage)].name;
    if (rule.stage != Stage::advice) row["status"] = status_of(rule.code);
    if (rule.fact != Fact::none) row["fact"] = full_name(rule.fact);
    row["where"] = documentation_of(rule.code).where;
    row["when"] = documentation_of(rule.code).when;
    row["source"] = documentation_of(rule.code).source;
    row["params"] = names_of(rule.params);
    row["message"] = template_of(rule.code);
    rules.push_back(row);
  }
  std::ostringstream out;
  const auto write_values = [&](std::string_view name, std::string_view type, std::string_view doc,
                                const nlohmann::ordered_json& values) {
    out << "\n"
        << comment("", doc) << "export const " << name << ": readonly " << type
        << "[] = " << values.dump() << ";\n";
  };
  out << kNotice
      << "\nimport type { FileRule, FileTypeInfo, Rule, StateInfo } from \"../rule.js\";\n"
      << "import type { Country } from \"./request.js\";\n"
      << "import type { AddressType, CustomerStatus, IdentityType, Side } from \"./types.js\";\n\n"
      << comment("", "Every rule of the contract, in catalogue order.")
      << "export const rules: readonly Rule[] = " << rules.dump(2) << ";\n\n"
      << comment("", "Every code that a look at a file can find, in catalogue order.")
      << "export const fileRules: readonly FileRule[] = " << file_rules().dump(2) << ";\n\n"
      << comment("", "What a file can turn out to be, in the order in which it is asked.")
      << "export const fileTypes: readonly FileTypeInfo[] = " << file_types().dump(2) << ";\n";
  write_values("identityTypes", "IdentityType", "The types of identity documents.",
               kIdentityTypeNames);
  write_values("addressTypes", "AddressType", "The types of address documents.", kAddressTypeNames);
  write_values("sides", "Side", "The sides of a document.", kSides);
  write_values("countries", "Country", "The countries: the codes of ISO 3166-1 alpha-3.",
               countries());
  out << comment("", "Their alpha-2 codes, two letters each, in the same order.")
      << "export const countriesAlpha2 = " << json_text(kCountriesAlpha2) << ";\n\n";
  write_values("states", "StateInfo", "The states of `" + std::string(kStateCountry) + "`.",
               states());
  write_values("customerStatuses", "CustomerStatus",
               "The statuses that a customer is known to have.", kCustomerStatuses);
  return out.str();
}

}  // namespace dossier::generate
