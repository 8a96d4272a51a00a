#include "dossier/report/fill_report.hpp"

#include "dossier/report/message.hpp"
#include "dossier/report/report_params.hpp"

namespace dossier {
namespace {

// Fills what has its size already: code that lets a vector of findings grow is large.
std::vector<Finding> list_of(const Findings::List& found) {
  std::vector<Finding> list(found.found().size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Found& from = found.found()[i];
    fill_finding(list[i], from, from.at.steps());
  }
  return list;
}

}  // namespace

void fill_finding(Finding& finding, const Found& found, std::span<const Step> path) {
  finding.code = found.code;
  finding.path = to_pointer(path);
  finding.message = message_of(found, path);
  fill_params(finding.params, found.params, found.first);
}

void fill_report(Report& report, const Findings& findings) {
  report.violations = list_of(findings.violations);
  report.advice = list_of(findings.advice);
  report.truncated = findings.violations.overflowed() || findings.advice.overflowed();
}

}  // namespace dossier
