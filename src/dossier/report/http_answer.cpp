#include "dossier/http_answer.hpp"

#include "dossier/text/json_text.hpp"

namespace dossier {
namespace {

std::string with_status(int status, std::string_view message) {
  std::string body = "{\"status\":" + std::to_string(status) + ",\"message\":";
  append_json_string(body, message);
  return body.append("}");
}

std::string with_message(std::string_view message) {
  std::string body = "{\"message\":";
  append_json_string(body, message);
  return body.append("}");
}

std::string with_error(std::string_view code, std::string_view message) {
  std::string body = "{\"error\":{\"code\":";
  append_json_string(body, code);
  body.append(",\"message\":");
  append_json_string(body, message);
  return body.append("}}");
}

std::string with_errors(const Report& report) {
  std::size_t count = 0;
  std::string errors;
  for (const Finding& violation : report.violations) {
    if (stage_of(violation.code) != Stage::validation) continue;
    errors.append(count == 0 ? "{" : ",{");
    append_json_string(errors, violation.path);
    errors.push_back(':');
    append_json_string(errors, violation.message);
    errors.push_back('}');
    ++count;
  }
  return "{\"message\":\"The request has " + std::to_string(count) + " error(s).\",\"errors\":[" +
         errors + "]}";
}

std::string accepted(std::string_view customer_id) {
  std::string body = "{\"data\":{\"customer_id\":";
  append_json_string(body, customer_id);
  return body.append("},\"meta\":null}");
}

}  // namespace

HttpAnswer http_answer(const Report& report, std::string_view customer_id) {
  if (report.ok()) return {report.status(), accepted(customer_id)};
  const Finding& first = report.violations.front();
  switch (stage_of(first.code)) {
    case Stage::parse:
      return {report.status(), with_status(report.status(), first.message)};
    case Stage::validation:
      return {report.status(), with_errors(report)};
    case Stage::concurrency:
      return {report.status(), with_error("conflict", first.message)};
    default:
      return {report.status(), with_error("forbidden", first.message)};
  }
}

HttpAnswer unauthorized_answer() {
  return {401, with_message("The access token is missing, wrong or expired. Get a new one.")};
}

HttpAnswer not_found_answer() {
  return {404, with_message("There is no such customer. Check the customer's ID.")};
}

HttpAnswer internal_error_answer() { return {500, with_status(500, "Internal server error")}; }

}  // namespace dossier
