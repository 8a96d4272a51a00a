#include "dossier/report_params.hpp"

#include <utility>

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

std::vector<ReportParam> report_params(const Params& params) {
  std::vector<ReportParam> made;
  for (std::size_t i = 0; i < kMaxParams; ++i) {
    const ParamValue& value = params.values[i];
    ReportParam param{params.declared[i].name, value.type(), value.integer(), {}, {}};
    switch (value.type()) {
      case ParamType::none:
        continue;
      case ParamType::integer:
        break;
      case ParamType::texts:
        param.texts = value.texts();
        break;
      case ParamType::json_type:
        param.text = name_of(value.json_type());
        break;
      case ParamType::file_type:
        param.text = name_of(value.file_type());
        break;
      case ParamType::place:
        param.text = to_pointer(params.first.steps());
        break;
      default:
        param.text = value.text();
    }
    made.push_back(std::move(param));
  }
  return made;
}

void append_params(std::string& to, const std::vector<ReportParam>& params) {
  to.append(",\"params\":{");
  append_list(to, params, append_param);
  to.push_back('}');
}

}  // namespace dossier
