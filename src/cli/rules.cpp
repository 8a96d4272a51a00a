#include "cli/rules.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "cli/failure.hpp"
#include "cli/layout.hpp"
#include "cli/terminal.hpp"
#include "dossier/catalogue.hpp"
#include "dossier/tables/facts.hpp"
#include "dossier/text/edit_distance.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::cli {
namespace {

using Ink = Style::Ink;

// The stage in words, which is the heading that a rule is listed under.
std::string section_of(const CatalogueEntry& entry) {
  if (entry.stage == "file") return "file, refuses the upload";
  if (entry.stage == "file_advice") return "file, never refuses";
  return std::string(entry.stage) +
         (entry.status == 0 ? ", never refuses" : ", " + std::to_string(entry.status));
}

CatalogueEntry find_entry(const std::string& code) {
  const std::vector<CatalogueEntry> entries = catalogue();
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [&](const CatalogueEntry& entry) { return entry.code == code; });
  if (found != entries.end()) return *found;

  std::string well_formed;
  append_well_formed(well_formed, code);
  const std::string problem = "there is no rule " + visible(code);
  for (std::size_t slips = 1; slips <= kMaxSlips; ++slips) {
    for (const CatalogueEntry& entry : entries) {
      if (!is_within(slips, well_formed, entry.code)) continue;
      throw Failure(problem + "; did you mean " + std::string(entry.code) + "?");
    }
  }
  throw Failure(problem + "; dossier rules lists them all");
}

// A text of JSON, for a person.
std::string indented(const std::string& text) {
  return nlohmann::ordered_json::parse(text).dump(2) + "\n";
}

// One rule, a label a line.
std::string entry_lines(const CatalogueEntry& entry, const Style& style) {
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
    params.append(params.empty() ? "" : ", ").append(param.name);
    params.append(" (").append(name_of(param.type)).append(")");
  }
  line("stage", section_of(entry));
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
  const std::vector<CatalogueEntry> entries = catalogue();
  std::size_t widest = 0;
  for (const CatalogueEntry& entry : entries) widest = std::max(widest, entry.code.size());
  const std::size_t indent = widest + 4;
  const bool side_by_side = style.width >= indent + 30;

  std::string text;
  std::string section;
  for (const CatalogueEntry& entry : entries) {
    if (section_of(entry) != section) {
      section = section_of(entry);
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
    const CatalogueEntry entry = find_entry(*code);
    output << (as_json ? indented(to_json(entry)) : entry_lines(entry, style));
  } else if (as_json) {
    output << indented(to_json(catalogue()));
  } else {
    output << all_entries_lines(style);
  }
}

}  // namespace dossier::cli
