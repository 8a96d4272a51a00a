#include "dossier/report_params.hpp"

#include "dossier/json_text.hpp"

namespace dossier {
namespace {

void append_param(std::string& to, const ReportParam& param) {
  append_json_string(to, param.name);
  to.push_back(':');
  if (param.type == ParamType::integer) {
    to.append(std::to_string(param.integer));
  } else if (param.type == ParamType::texts) {
    append_json_strings(to, param.texts);
  } else {
    append_json_string(to, param.text);
  }
}

}  // namespace

ReportParams report_params(const Params& params) {
  ReportParams made;
  for (std::size_t i = 0; i < kMaxParams; ++i) {
    const ParamValue& value = params.values[i];
    if (value.type() == ParamType::none) continue;
    made[i].name = params.declared[i].name;
    made[i].type = value.type();
    switch (value.type()) {
      case ParamType::integer:
        made[i].integer = value.integer();
        break;
      case ParamType::texts:
        made[i].texts = value.texts();
        break;
      case ParamType::json_type:
        made[i].text = name_of(value.json_type());
        break;
      case ParamType::file_type:
        made[i].text = name_of(value.file_type());
        break;
      case ParamType::place:
        made[i].text = to_pointer(params.first.steps());
        break;
      default:
        made[i].text = value.text();
    }
  }
  return made;
}

void append_params(std::string& to, const ReportParams& params) {
  to.append(",\"params\":{");
  for (const ReportParam& param : params) {
    if (param.type == ParamType::none) continue;
    if (to.back() != '{') to.push_back(',');
    append_param(to, param);
  }
  to.push_back('}');
}

}  // namespace dossier
