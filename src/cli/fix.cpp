#include "cli/fix.hpp"

#include <cstdio>
#include <optional>
#include <vector>

#include "cli/failure.hpp"
#include "cli/layout.hpp"
#include "cli/print_report.hpp"
#include "cli/read_body.hpp"
#include "cli/terminal.hpp"
#include "dossier/fixes.hpp"

namespace dossier::cli {
namespace {

// What a fix does, in words.
std::string words_of(const Fix& fix) {
  switch (fix.operation) {
    case FixOperation::replace:
      return "replaced by “" + fix.value + "”";
    case FixOperation::move:
      return "renamed to “" + fix.to.substr(fix.to.rfind('/') + 1) + "”";
    case FixOperation::remove:
      break;
  }
  return "removed";
}

std::string line_of(const Fix& fix) {
  return visible(fix.path) + "  " + std::string(name_of(fix.code)) + ": " + words_of(fix) + "\n";
}

}  // namespace

bool fix_body(const std::string& file, const Context& context, bool as_json, Output& output) {
  BodyText body = read_body_text(file);
  if (body.bytes > kMaxBodyBytes) {
    throw Failure("the body is longer than " + std::to_string(kMaxBodyBytes) +
                  " bytes, and nothing of it is looked at");
  }
  Report report = body.check(context);
  std::vector<Fix> found = fixes(report);
  if (as_json) output << to_json(found) << "\n";
  std::string done;
  while (!found.empty()) {
    for (const Fix& fix : found) done.append(line_of(fix));
    body.text = apply_fixes(body.text, found).value();  // the body of their report
    body.bytes = body.text.size();
    report = body.check(context);
    found = fixes(report);
  }
  if (!as_json) {
    output << body.text;
    done.append(done.empty() ? "There is nothing to fix.\n" : "").append("\n");
    done.append(readable(report, Style()));
    std::fputs(done.c_str(), stderr);
  }
  return report.ok();
}

}  // namespace dossier::cli
