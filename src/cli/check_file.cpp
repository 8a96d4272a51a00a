#include "cli/check_file.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "cli/input.hpp"
#include "cli/layout.hpp"
#include "cli/terminal.hpp"
#include "dossier/check_file.hpp"

namespace dossier::cli {
namespace {

using Ink = Style::Ink;

constexpr std::size_t kPiece = 65'536;  // bytes, as many as a pipe holds

FileReport look_at(Input& input, const std::string& name) {
  FileLook look(name);
  const std::optional<std::uint64_t> size = input.remaining_bytes();
  const std::uint64_t too_many = size && *size > kMaxFileBytes ? *size : 0;
  std::uint64_t seen = 0;
  std::vector<char> piece(kPiece);
  while (const std::size_t count = input.read(piece)) {
    look.feed({piece.data(), count});
    seen += count;
    if (seen > kMaxStreamBytes && !size) Input::fail_without_end(input.name());
    if (seen < kFileHeadBytes || seen >= too_many) continue;
    input.skip(too_many - seen);
    look.skip(too_many - seen);
    seen = too_many;
  }
  return look.finish();
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
  const FileReport report = look_at(input, name);
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
