#include "cli/rules.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

#include "cli/fact_name.hpp"
#include "cli/failure.hpp"
#include "cli/layout.hpp"
#include "cli/terminal.hpp"
#include "dossier/catalogue.hpp"
#include "dossier/text/edit_distance.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::cli {
namespace {

using Ink = Style::Ink;
using Json = nlohmann::ordered_json;

const StageRow& row_of(Stage stage) { return kStages[static_cast<std::size_t>(stage)]; }

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
  }
  return "";
}

const Rule& find_rule(const std::string& code) {
  const auto found = std::find_if(kRules.begin(), kRules.end(),
                                  [&](const Rule& rule) { return rule.name == code; });
  if (found != kRules.end()) return *found;

  std::string well_formed;
  append_well_formed(well_formed, code);
  const auto distance = [&](const Rule& rule) { return edit_distance(well_formed, rule.name); };
  const auto nearest =
      std::min_element(kRules.begin(), kRules.end(),
                       [&](const Rule& a, const Rule& b) { return distance(a) < distance(b); });
  std::string problem = "there is no rule " + visible(code);
  problem.append(distance(*nearest) <= kMaxSlips
                     ? "; did you mean " + std::string(nearest->name) + "?"
                     : "; dossier rules lists them all");
  throw Failure(problem);
}

Json as_json_value(const Rule& rule) {
  const int status = row_of(rule.stage).status;
  Json params = Json::array();
  for (const Param& param : rule.params) {
    if (param.type != ParamType::none)
      params.push_back({{"name", param.name}, {"type", name_of(param.type)}});
  }
  return {{"code", rule.name},
          {"stage", row_of(rule.stage).name},
          {"status", status == 0 ? Json() : Json(status)},
          {"fact", rule.fact == Fact::none ? Json() : Json(full_name(rule.fact))},
          {"where", rule.where},
          {"when", rule.when},
          {"source", rule.source},
          {"params", params},
          {"message", rule.message}};
}

std::string stage_in_words(Stage stage) {
  if (stage == Stage::advice) return "advice, never refuses";
  return std::string(row_of(stage).name) + ", " + std::to_string(row_of(stage).status);
}

// One rule, a label a line.
std::string rule_lines(const Rule& rule, const Style& style) {
  constexpr std::size_t kIndent = 11;
  std::string text = style.paint(Ink::bold, rule.name) + "\n";
  const auto line = [&](std::string_view label, std::string_view value) {
    std::string padded = "  " + std::string(label);
    padded.resize(kIndent, ' ');
    text.append(style.paint(Ink::dim, padded))
        .append(wrap_indented(value, kIndent, style.width))
        .append("\n");
  };
  std::string params;
  for (const Param& param : rule.params) {
    if (param.type == ParamType::none) continue;
    params.append(params.empty() ? "" : ", ").append(param.name);
    params.append(" (").append(name_of(param.type)).append(")");
  }
  line("stage", stage_in_words(rule.stage));
  line("where", rule.where);
  line("when", rule.when);
  line("fact", rule.fact == Fact::none ? "none; the body alone decides"
                                       : full_name(rule.fact) + ", from the context");
  line("params", params.empty() ? "none" : params);
  line("message", rule.message);
  line("source", rule.source);
  text.append("\n").append(
      style.paint(Ink::dim, wrap_indented("Sources: R the endpoint's reference page, S its OpenAPI "
                                          "description, D decided in the contract.",
                                          0, style.width)));
  return text.append("\n");
}

// The catalogue, stage by stage, in two columns.
std::string all_rules_lines(const Style& style) {
  std::size_t widest = 0;
  for (const Rule& rule : kRules) widest = std::max(widest, rule.name.size());
  const std::size_t indent = widest + 4;
  const bool side_by_side = style.width >= indent + 30;

  std::string text;
  for (std::size_t i = 0; i < kRules.size(); ++i) {
    const Rule& rule = kRules[i];
    if (i == 0 || kRules[i - 1].stage != rule.stage) {
      text.append(i == 0 ? "" : "\n")
          .append(style.paint(Ink::bold, stage_in_words(rule.stage)))
          .append("\n");
    }
    text.append("  ").append(rule.name);
    const std::size_t column = side_by_side ? indent : 4;
    text.append(side_by_side ? std::string(indent - 2 - rule.name.size(), ' ') : "\n    ");
    text.append(wrap_indented(rule.when, column, style.width)).append("\n");
    if (rule.fact != Fact::none) {
      text.append(column, ' ')
          .append(style.paint(Ink::dim, "needs " + full_name(rule.fact)))
          .append("\n");
    }
  }
  return text;
}

}  // namespace

void show_rules(const std::optional<std::string>& code, bool as_json, Output& output) {
  const Style style = style_of_output();
  if (code) {
    const Rule& rule = find_rule(*code);
    output << (as_json ? as_json_value(rule).dump(2) + "\n" : rule_lines(rule, style));
  } else if (as_json) {
    Json rules = Json::array();
    for (const Rule& rule : kRules) rules.push_back(as_json_value(rule));
    output << rules.dump(2) << "\n";
  } else {
    output << all_rules_lines(style);
  }
}

}  // namespace dossier::cli
