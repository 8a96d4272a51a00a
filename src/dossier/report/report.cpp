#include "dossier/report.hpp"

#include "dossier/report/report_params.hpp"
#include "dossier/text/json_text.hpp"

namespace dossier {
namespace {

void append_finding(std::string& to, const Finding& finding) {
  to.append("{\"code\":");
  append_json_string(to, name_of(finding.code));
  to.append(",\"path\":");
  append_json_string(to, finding.path);
  append_params(to, params_of(finding.code), finding.params);
  if (stage_of(finding.code) != Stage::advice) {
    to.append(",\"status\":").append(std::to_string(finding.status()));
  }
  to.append(",\"message\":");
  append_json_string(to, finding.message);
  to.push_back('}');
}

}  // namespace

std::string to_json(const Report& report) {
  std::string text = report.ok() ? "{\"ok\":true" : "{\"ok\":false";
  text.append(",\"status\":").append(std::to_string(report.status()));
  text.append(",\"violations\":[");
  append_list(text, report.violations, append_finding);
  text.append("],\"advice\":[");
  append_list(text, report.advice, append_finding);
  text.append("],\"undecided\":[");
  append_list(text, report.undecided,
              [](std::string& to, Code code) { append_json_string(to, name_of(code)); });
  text.append("]");
  if (report.truncated) text.append(",\"truncated\":true");
  text.append("}");
  return text;
}

}  // namespace dossier
