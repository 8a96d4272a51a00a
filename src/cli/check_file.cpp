#include "cli/check_file.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cli/input.hpp"
#include "cli/layout.hpp"
#include "cli/terminal.hpp"
#include "dossier/check_file.hpp"

namespace dossier::cli {
namespace {

using Ink = Style::Ink;

struct Ends {
  std::string head;
  std::string tail;
  std::uint64_t size = 0;
};

Ends read_ends(Input& input) {
  Ends ends;
  std::uint64_t all = input.remaining_bytes().value_or(0);
  std::array<char, kFileHeadBytes> part{};
  while (const std::size_t count = input.read(part)) {
    ends.head.append(part.data(), std::min(count, kFileHeadBytes - ends.head.size()));
    ends.tail.append(part.data(), count);
    if (ends.tail.size() > kFileTailBytes) {
      ends.tail.erase(0, ends.tail.size() - kFileTailBytes);
    }
    ends.size += count;
    if (ends.head.size() == kFileHeadBytes && all > ends.size + kFileTailBytes) {
      const std::uint64_t between = all - ends.size - kFileTailBytes;
      input.skip(between);
      ends.size += between;
      ends.tail.clear();
      all = 0;
    }
  }
  return ends;
}

std::string verdict(const FileReport& report, const std::string& name, const Style& style) {
  std::string line =
      report.ok() ? style.paint(Ink::green, "✓ accepted") : style.paint(Ink::red, "✗ refused");
  line.append("  ").append(style.paint(Ink::bold, visible(name)));
  line.append("  ").append(name_of(report.type));
  if (!report.advice.empty()) {
    line.append(", ").append(
        style.paint(Ink::amber, std::to_string(report.advice.size()) + " advice"));
  }
  return line.append("\n");
}

std::string finding_lines(const FileFinding& finding, const Style& style) {
  const bool advice = kind_of(finding.code) == FileKind::advice;
  std::string lines("  ");
  lines.append(style.paint(advice ? Ink::amber : Ink::red, advice ? "!" : "✗")).append(" ");
  lines.append(style.paint(Ink::dim, name_of(finding.code))).append("\n    ");
  lines.append(wrap_indented(visible(finding.message), 4, style.width));
  return lines.append("\n");
}

}  // namespace

bool check_upload(const std::string& file, const std::string& name, bool as_json, Output& output) {
  Input input(file);
  const Ends ends = read_ends(input);
  const FileReport report = check_file(ends.head, ends.tail, name, ends.size);
  if (as_json) {
    output << to_json(report) << "\n";
  } else {
    const Style style = style_of_output();
    output << verdict(report, file == "-" ? "standard input" : file, style);
    for (const auto* list : {&report.violations, &report.advice}) {
      for (const FileFinding& finding : *list) output << finding_lines(finding, style);
    }
  }
  return report.ok();
}

}  // namespace dossier::cli
