#include "cli/describe.hpp"

#include <cstddef>
#include <string_view>
#include <variant>

#include "cli/failure.hpp"
#include "cli/layout.hpp"
#include "cli/terminal.hpp"
#include "dossier/describe.hpp"
#include "dossier/tables/documents.hpp"
#include "dossier/tables/files.hpp"

namespace dossier::cli {
namespace {

using Ink = Style::Ink;

std::string words_of(Need need) {
  std::string words(name_of(need));
  if (need == Need::conditional) {
    words.append(": required where the country is ")
        .append(kStateCountry)
        .append(", else optional");
  }
  return words;
}

template <class Texts>
std::string joined(const Texts& texts) {
  std::string all;
  for (const auto& text : texts) all.append(all.empty() ? "" : ", ").append(text);
  return all;
}

std::string files_of(const Plan& plan) {
  if (plan.side == Need::required) {
    return std::to_string(plan.file_count) + ", one for each side: " + joined(kSides);
  }
  return std::to_string(plan.file_count) + "; it may say its side: " + joined(kSides);
}

std::string readable(const Plan& plan, const Style& style) {
  constexpr std::size_t kIndent = 15;
  std::string text = style.paint(Ink::bold, plan.type);
  text.append(plan.kind == ObjectKind::identity ? "  identity document\n" : "  address document\n");
  const auto line = [&](std::string_view label, std::string_view value) {
    std::string padded = "  " + std::string(label);
    padded.resize(kIndent, ' ');
    text.append(style.paint(Ink::dim, padded));
    text.append(wrap_indented(value, kIndent, style.width)).append("\n");
  };
  for (const Member member : kDetailMembers) {
    if (has_member(plan.kind, member)) line(name_of(member), words_of(plan.need(member)));
  }
  line("files", files_of(plan));
  line("accept", joined(kMediaTypes));
  return text;
}

}  // namespace

void show_plan(const std::string& type, const std::optional<std::string>& country, bool as_json,
               Output& output) {
  const auto plan = describe(type, country);
  if (const auto* error = std::get_if<PlanError>(&plan)) throw Failure(visible(error->message));
  output << (as_json ? to_json(std::get<Plan>(plan)) + "\n"
                     : readable(std::get<Plan>(plan), style_of_output()));
}

}  // namespace dossier::cli
