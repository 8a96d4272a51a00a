#include "cli/print_report.hpp"

#include <charconv>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "cli/layout.hpp"
#include "dossier/codes.hpp"
#include "dossier/tables/facts.hpp"
#include "dossier/tables/messages.hpp"
#include "dossier/text/ascii.hpp"

namespace dossier::cli {
namespace {

using Ink = Style::Ink;

// What a finding is about. Groups are shown in this order: the request as a whole, identity
// documents, address documents.
struct Subject {
  enum class Kind : std::uint8_t { request, identity_document, address_document };

  Kind kind = Kind::request;
  std::uint64_t index = 0;

  friend auto operator<=>(const Subject&, const Subject&) = default;
};

Subject subject_of(std::string_view path) {
  const auto subject_in = [path](Subject::Kind kind, Member list) {
    Subject subject;
    const std::string prefix = std::string("/").append(name_of(list)).append("/");
    if (!path.starts_with(prefix)) return subject;
    const std::string_view index =
        path.substr(prefix.size(), path.find('/', prefix.size()) - prefix.size());
    const char* end = index.data() + index.size();
    const auto [stop, error] = std::from_chars(index.data(), end, subject.index);
    if (error == std::errc() && stop == end) subject.kind = kind;
    return subject;
  };
  const Subject identity =
      subject_in(Subject::Kind::identity_document, Member::identifying_documents);
  if (identity.kind != Subject::Kind::request) return identity;
  const Subject address = subject_in(Subject::Kind::address_document, Member::address_documents);
  return address.kind != Subject::Kind::request ? address : Subject();
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = ascii_upper(text[0]);
  return text;
}

// As messages name the document.
std::string heading_of(const Subject& subject) {
  const auto numbered = [&](std::string_view words) {
    return capitalised(std::string(words) + std::to_string(subject.index + 1));
  };
  switch (subject.kind) {
    case Subject::Kind::identity_document:
      return numbered(kIdentityDocumentWords);
    case Subject::Kind::address_document:
      return numbered(kAddressDocumentWords);
    case Subject::Kind::request:
      break;
  }
  return "The request";
}

// The message without the document that its heading has named already.
std::string message_under(std::string_view heading, std::string_view message) {
  if (!message.starts_with(heading)) return std::string(message);
  const std::string_view rest = message.substr(heading.size());
  if (rest.starts_with(kPlaceEnd)) return capitalised(std::string(rest.substr(kPlaceEnd.size())));
  if (!rest.starts_with(kFileWords)) return std::string(message);
  return capitalised(std::string(rest.substr(rest.find_first_not_of(", "))));
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count).append(" ").append(count == 1 ? one : many);
}

std::string verdict(const Report& report, const Style& style) {
  std::string line = report.ok() ? style.paint(Ink::green, "✓ 200")
                                 : style.paint(Ink::red, "✗ " + std::to_string(report.status()));
  line.append("  ");
  line.append(report.ok() ? style.paint(Ink::bold, "valid")
                          : style.paint(Ink::bold, counted(report.violations.size(), "violation",
                                                           "violations")));
  if (!report.advice.empty()) {
    line.append(", ").append(
        style.paint(Ink::amber, std::to_string(report.advice.size()) + " advice"));
  }
  return line.append("\n");
}

std::string finding_lines(const Finding& finding, std::string_view heading, const Style& style) {
  const bool advice = stage_of(finding.code) == Stage::advice;
  const std::string path = finding.path.empty() ? "the whole body" : visible(finding.path);
  std::string code(name_of(finding.code));
  if (!advice) code.append(" ").append(std::to_string(finding.status()));
  const bool one_line = columns(path) + columns(code) + 6 <= style.width;

  std::string lines("  ");
  lines.append(style.paint(advice ? Ink::amber : Ink::red, advice ? "!" : "✗")).append(" ");
  lines.append(advice ? style.paint(Ink::amber, path) : path);
  lines.append(one_line ? "  " : "\n    ").append(style.paint(Ink::dim, code));
  lines.append("\n    ");
  lines.append(wrap_indented(visible(message_under(heading, finding.message)), 4, style.width));
  return lines.append("\n");
}

std::string all_findings(const Report& report, const Style& style) {
  std::map<Subject, std::vector<const Finding*>> groups;
  for (const auto* list : {&report.violations, &report.advice}) {
    for (const Finding& finding : *list) groups[subject_of(finding.path)].push_back(&finding);
  }
  std::string text;
  for (const auto& [subject, findings] : groups) {
    const std::string heading = heading_of(subject);
    text.append("\n").append(style.paint(Ink::bold, heading)).append("\n");
    for (const Finding* finding : findings) text.append(finding_lines(*finding, heading, style));
  }
  return text;
}

std::string undecided(const Report& report, const Style& style) {
  std::map<Fact, std::string> rules_by_fact;
  for (const Code code : report.undecided) {
    std::string& rules = rules_by_fact[fact_of(code)];
    rules.append(rules.empty() ? "" : ", ").append(name_of(code));
  }
  std::string text("? ");
  text.append(counted(report.undecided.size(), "rule is", "rules are"));
  text.append(" undecided. To decide them, give in --context: ");
  bool first = true;
  for (const auto& [fact, rules] : rules_by_fact) {
    text.append(first ? "" : ", ").append(full_name(fact)).append(" (").append(rules).append(")");
    first = false;
  }
  text.append(".");
  return style.paint(Ink::dim, wrap_indented(text, 2, style.width)).append("\n");
}

}  // namespace

std::string readable(const Report& report, const Style& style) {
  std::string text = verdict(report, style) + all_findings(report, style);
  if (report.truncated) {
    text.append("\n").append(wrap_indented("There is more: of each list only the first " +
                                               std::to_string(kMaxFindings) + " are shown.",
                                           0, style.width));
    text.append("\n");
  }
  if (!report.undecided.empty()) text.append("\n").append(undecided(report, style));
  return text;
}

}  // namespace dossier::cli
