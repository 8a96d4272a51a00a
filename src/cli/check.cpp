#include "cli/check.hpp"

#include "cli/print_report.hpp"
#include "cli/read_body.hpp"
#include "cli/terminal.hpp"

namespace dossier::cli {

bool check_body(const std::string& file, const Context& context, bool as_json, Output& output) {
  const Report report = read_body_text(file).check(context);
  if (as_json) {
    output << to_json(report) << "\n";
  } else {
    output << readable(report, style_of_output());
  }
  return report.ok();
}

}  // namespace dossier::cli
