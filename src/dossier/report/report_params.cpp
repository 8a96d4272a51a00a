#include "dossier/report/report_params.hpp"

#include "dossier/text/json_text.hpp"

namespace dossier {
namespace {

// The value of a param as text; empty for one that is kept otherwise.
std::string text_of(const ParamValue& value, const Location& first) {
  switch (value.type()) {
    case ParamType::text:
    case ParamType::maybe_text:
      return std::string(value.text());
    case ParamType::json_type:
      return std::string(name_of(value.json_type()));
    case ParamType::file_type:
      return std::string(value.file_type().name);
    case ParamType::place:
      return to_pointer(first.steps());
    default:
      return {};
  }
}

}  // namespace

void fill_params(std::array<ReportParam, kMaxParams>& to,
                 const std::array<ParamValue, kMaxParams>& values, const Location& first) {
  for (std::size_t i = 0; i < kMaxParams; ++i) {
    const ParamValue& value = values[i];
    ReportParam& param = to[i];
    param.type = value.type();
    param.text = text_of(value, first);
    if (value.type() == ParamType::integer) param.integer = value.integer();
    if (value.type() == ParamType::bytes) param.integer = value.size().bytes;
    if (value.type() == ParamType::texts) param.texts = value.texts();
  }
}

void append_params(std::string& to, const std::array<Param, kMaxParams>& declared,
                   const std::array<ReportParam, kMaxParams>& params) {
  to.append(",\"params\":{");
  for (std::size_t i = 0; i < kMaxParams; ++i) {
    const ReportParam& param = params[i];
    if (param.type == ParamType::none) continue;
    if (to.back() != '{') to.push_back(',');
    append_json_string(to, declared[i].name);
    to.push_back(':');
    if (param.type == ParamType::integer || param.type == ParamType::bytes) {
      to.append(std::to_string(param.integer));
    } else if (param.type == ParamType::texts) {
      append_json_strings(to, param.texts);
    } else {
      append_json_string(to, param.text);
    }
  }
  to.push_back('}');
}

}  // namespace dossier
