#include "cli/rules.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "cli/failure.hpp"
#include "cli/layout.hpp"
#include "cli/terminal.hpp"
#include "dossier/codes.hpp"
#include "dossier/tables/documentation.hpp"
#include "dossier/tables/facts.hpp"
#include "dossier/tables/messages.hpp"
#include "dossier/text/edit_distance.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::cli {
namespace {

using Ink = Style::Ink;
using Json = nlohmann::ordered_json;

std::string_view name_of(ParamType type) {
  switch (type) {
    case ParamType::none:
      return "none";
    case ParamType::integer:
      return "integer";
    case ParamType::text:
      return "text";
    case ParamType::maybe_text:
      return "text, if any";
    case ParamType::texts:
      return "list of texts";
    case ParamType::json_type:
      return "JSON type";
    case ParamType::place:
      return "JSON Pointer";
    case ParamType::file_type:
      return "type of file";
    case ParamType::bytes:
      return "bytes";
  }
  return "";
}

// A rule of either catalogue, as it is shown.
struct Entry {
  std::string_view code;
  std::string_view stage;
  int status;  // 0 for none
  Fact fact;
  std::string_view where;
  std::string_view when;
  std::string_view source;
  const std::array<Param, kMaxParams>& params;
  std::string_view message;
  std::string section;  // the stage in words, which is the heading that it is listed under
};

Entry entry_of(const Rule& rule) {
  const StageRow& stage = kStages[static_cast<std::size_t>(rule.stage)];
  const std::string section =
      std::string(stage.name) +
      (stage.status == 0 ? ", never refuses" : ", " + std::to_string(stage.status));
  const RuleDocumentation& documentation = documentation_of(rule.code);
  return {rule.name,
          stage.name,
          stage.status,
          rule.fact,
          documentation.where,
          documentation.when,
          documentation.source,
          rule.params,
          template_of(rule.code),
          section};
}

Entry entry_of(const FileRule& rule) {
  const bool advice = rule.kind == FileKind::advice;
  return {rule.name,
          advice ? "file_advice" : "file",
          0,
          Fact::none,
          "the file, before its upload",
          documentation_of(rule.code).when,
          documentation_of(rule.code).source,
          rule.params,
          template_of(rule.code),
          advice ? "file, never refuses" : "file, refuses the upload"};
}

std::vector<Entry> all_entries() {
  std::vector<Entry> entries;
  entries.reserve(kRules.size() + kFileRules.size());
  for (const Rule& rule : kRules) entries.push_back(entry_of(rule));
  for (const FileRule& rule : kFileRules) entries.push_back(entry_of(rule));
  return entries;
}

Entry find_entry(const std::string& code) {
  const std::vector<Entry> entries = all_entries();
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& entry) { return entry.code == code; });
  if (found != entries.end()) return *found;

  std::string well_formed;
  append_well_formed(well_formed, code);
  const std::string problem = "there is no rule " + visible(code);
  for (std::size_t slips = 1; slips <= kMaxSlips; ++slips) {
    for (const Entry& entry : entries) {
      if (!is_within(slips, well_formed, entry.code)) continue;
      throw Failure(problem + "; did you mean " + std::string(entry.code) + "?");
    }
  }
  throw Failure(problem + "; dossier rules lists them all");
}

Json as_json_value(const Entry& entry) {
  Json params = Json::array();
  for (const Param& param : entry.params) {
    if (param.type != ParamType::none)
      params.push_back({{"name", param.name}, {"type", name_of(param.type)}});
  }
  return {{"code", entry.code},
          {"stage", entry.stage},
          {"status", entry.status == 0 ? Json() : Json(entry.status)},
          {"fact", entry.fact == Fact::none ? Json() : Json(full_name(entry.fact))},
          {"where", entry.where},
          {"when", entry.when},
          {"source", entry.source},
          {"params", params},
          {"message", entry.message}};
}

// One rule, a label a line.
std::string entry_lines(const Entry& entry, const Style& style) {
  constexpr std::size_t kIndent = 11;
  std::string text = style.paint(Ink::bold, entry.code) + "\n";
  const auto line = [&](std::string_view label, std::string_view value) {
    std::string padded = "  " + std::string(label);
    padded.resize(kIndent, ' ');
    text.append(style.paint(Ink::dim, padded))
        .append(wrap_indented(value, kIndent, style.width))
        .append("\n");
  };
  std::string params;
  for (const Param& param : entry.params) {
    if (param.type == ParamType::none) continue;
    params.append(params.empty() ? "" : ", ").append(param.name);
    params.append(" (").append(name_of(param.type)).append(")");
  }
  line("stage", entry.section);
  line("where", entry.where);
  line("when", entry.when);
  line("fact", entry.fact != Fact::none          ? full_name(entry.fact) + ", from the context"
               : entry.stage.starts_with("file") ? "none; the file alone decides"
                                                 : "none; the body alone decides");
  line("params", params.empty() ? "none" : params);
  line("message", entry.message);
  line("source", entry.source);
  text.append("\n").append(
      style.paint(Ink::dim, wrap_indented("Sources: R the endpoint's reference page, S its OpenAPI "
                                          "description, D decided in the contract.",
                                          0, style.width)));
  return text.append("\n");
}

// Both catalogues, stage by stage, in two columns.
std::string all_entries_lines(const Style& style) {
  const std::vector<Entry> entries = all_entries();
  std::size_t widest = 0;
  for (const Entry& entry : entries) widest = std::max(widest, entry.code.size());
  const std::size_t indent = widest + 4;
  const bool side_by_side = style.width >= indent + 30;

  std::string text;
  std::string_view section;
  for (const Entry& entry : entries) {
    if (entry.section != section) {
      section = entry.section;
      text.append(text.empty() ? "" : "\n").append(style.paint(Ink::bold, section)).append("\n");
    }
    text.append("  ").append(entry.code);
    const std::size_t column = side_by_side ? indent : 4;
    text.append(side_by_side ? std::string(indent - 2 - entry.code.size(), ' ') : "\n    ");
    text.append(wrap_indented(entry.when, column, style.width)).append("\n");
    if (entry.fact != Fact::none) {
      text.append(column, ' ')
          .append(style.paint(Ink::dim, "needs " + full_name(entry.fact)))
          .append("\n");
    }
  }
  return text;
}

}  // namespace

void show_rules(const std::optional<std::string>& code, bool as_json, Output& output) {
  const Style style = style_of_output();
  if (code) {
    const Entry entry = find_entry(*code);
    output << (as_json ? as_json_value(entry).dump(2) + "\n" : entry_lines(entry, style));
  } else if (as_json) {
    Json rules = Json::array();
    for (const Entry& entry : all_entries()) rules.push_back(as_json_value(entry));
    output << rules.dump(2) << "\n";
  } else {
    output << all_entries_lines(style);
  }
}

}  // namespace dossier::cli
