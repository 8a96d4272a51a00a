#include "dossier/report.hpp"

#include "dossier/json_text.hpp"

namespace dossier {
namespace {

// Appends the elements of a list, separated by commas, each with `append`.
template <class List, class Append>
void append_list(std::string& to, const List& list, Append append) {
  bool first = true;
  for (const auto& element : list) {
    if (!first) to.push_back(',');
    first = false;
    append(to, element);
  }
}

void append_params(std::string& to, const Finding& finding) {
  const auto& names = catalogue::kParams[static_cast<std::size_t>(finding.code)];
  for (std::size_t i = 0; i < kMaxParams; ++i) {
    const ReportParam& param = finding.params[i];
    if (param.type == ParamType::none) continue;
    if (to.back() != '{') to.push_back(',');
    append_json_string(to, names[i].name);
    to.push_back(':');
    if (param.type == ParamType::integer) {
      to.append(std::to_string(param.integer));
    } else if (param.type == ParamType::texts) {
      to.push_back('[');
      append_list(to, param.texts, append_json_string);
      to.push_back(']');
    } else {
      append_json_string(to, param.text);
    }
  }
}

void append_finding(std::string& to, const Finding& finding) {
  to.append("{\"code\":");
  append_json_string(to, name_of(finding.code));
  to.append(",\"path\":");
  append_json_string(to, finding.path);
  to.append(",\"params\":{");
  append_params(to, finding);
  to.push_back('}');
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
