#include "dossier/catalogue.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "dossier/tables/documentation.hpp"
#include "dossier/tables/facts.hpp"
#include "dossier/tables/messages.hpp"
#include "dossier/text/json_text.hpp"

namespace dossier {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 9> kParamTypes = {
    "none",      "integer",      "text",         "text, if any", "list of texts",
    "JSON type", "JSON Pointer", "type of file", "bytes"};
static_assert(static_cast<std::size_t>(ParamType::bytes) + 1 == kParamTypes.size());

std::span<const Param> declared(const std::array<Param, kMaxParams>& params) {
  const auto* const end = std::find_if(params.begin(), params.end(), [](const Param& param) {
    return param.type == ParamType::none;
  });
  return {params.begin(), end};
}

CatalogueEntry entry_of(const Rule& rule) {
  const StageRow& stage = kStages[static_cast<std::size_t>(rule.stage)];
  const RuleDocumentation& documentation = documentation_of(rule.code);
  return {.code = rule.name,
          .stage = stage.name,
          .status = stage.status,
          .fact = rule.fact,
          .where = documentation.where,
          .when = documentation.when,
          .source = documentation.source,
          .params = declared(rule.params),
          .message = template_of(rule.code)};
}

CatalogueEntry entry_of(const FileRule& rule) {
  const FileRuleDocumentation& documentation = documentation_of(rule.code);
  return {.code = rule.name,
          .stage = rule.kind == FileKind::advice ? "file_advice" : "file",
          .status = 0,
          .fact = Fact::none,
          .where = "the file, before its upload",
          .when = documentation.when,
          .source = documentation.source,
          .params = declared(rule.params),
          .message = template_of(rule.code)};
}

void append_member(std::string& to, std::string_view name, std::string_view value) {
  to.append(",\"").append(name).append("\":");
  append_json_string(to, value);
}

void append_entry(std::string& to, const CatalogueEntry& entry) {
  to.append("{\"code\":");
  append_json_string(to, entry.code);
  append_member(to, "stage", entry.stage);
  to.append(",\"status\":").append(entry.status == 0 ? "null" : std::to_string(entry.status));
  if (entry.fact == Fact::none) {
    to.append(",\"fact\":null");
  } else {
    append_member(to, "fact", full_name(entry.fact));
  }
  append_member(to, "where", entry.where);
  append_member(to, "when", entry.when);
  append_member(to, "source", entry.source);
  to.append(",\"params\":[");
  append_list(to, entry.params, [](std::string& text, const Param& param) {
    text.append("{\"name\":");
    append_json_string(text, param.name);
    append_member(text, "type", name_of(param.type));
    text.push_back('}');
  });
  to.append("]");
  append_member(to, "message", entry.message);
  to.push_back('}');
}

}  // namespace

std::vector<CatalogueEntry> catalogue() {
  std::vector<CatalogueEntry> entries;
  entries.reserve(kRules.size() + kFileRules.size());
  for (const Rule& rule : kRules) entries.push_back(entry_of(rule));
  for (const FileRule& rule : kFileRules) entries.push_back(entry_of(rule));
  return entries;
}

std::string to_json(const CatalogueEntry& entry) {
  std::string text;
  append_entry(text, entry);
  return text;
}

std::string to_json(std::span<const CatalogueEntry> entries) {
  std::string text = "[";
  append_list(text, entries, append_entry);
  text.push_back(']');
  return text;
}

std::string_view name_of(ParamType type) { return kParamTypes[static_cast<std::size_t>(type)]; }

}  // namespace dossier
