#include "dossier/report/make_report.hpp"

#include "dossier/report/message.hpp"
#include "dossier/report/report_params.hpp"

namespace dossier {
namespace {

// Fills in an empty finding, which is at that path.
void fill_finding(Finding& finding, const Found& found, std::span<const Step> path) {
  finding.code = found.code;
  finding.path = to_pointer(path);
  finding.message = message_of(found, path);
  fill_params(finding.params, found.params, found.first);
}

// Fills what has its size already: code that lets a vector of findings grow is large.
std::vector<Finding> list_of(const Findings& findings, const Findings::List& found) {
  std::vector<Finding> list(found.found().size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Found& from = found.found()[i];
    if (from.code == Code::duplicate_member) {
      fill_finding(list[i], from, findings.duplicate);
    } else {
      fill_finding(list[i], from, from.at.steps());
    }
  }
  return list;
}

}  // namespace

Report make_report(const Findings& findings, const Context& context) {
  const std::uint32_t facts = context.facts();
  Report report;
  report.undecided.reserve(kFactual.size());
  for (const Code code : kFactual) {
    const auto fact = static_cast<unsigned>(fact_of(code));
    if ((facts >> fact & 1U) == 0) report.undecided.push_back(code);
  }
  if (findings.empty()) return report;
  report.violations = list_of(findings, findings.violations);
  report.advice = list_of(findings, findings.advice);
  report.truncated = findings.violations.overflowed() || findings.advice.overflowed();
  return report;
}

}  // namespace dossier
