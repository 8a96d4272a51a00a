#include "dossier/http_answer.hpp"

#include <vector>

#include "dossier/report/answer_bodies.hpp"
#include "dossier/text/json_text.hpp"

namespace dossier {
namespace {

std::string errors_of(const Report& report) {
  std::vector<PlacedError> errors;
  for (const Finding& violation : report.violations) {
    if (stage_of(violation.code) != Stage::validation) continue;
    errors.push_back({violation.path, violation.message});
  }
  return errors_body(errors);
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
      return {report.status(), status_body(report.status(), first.message)};
    case Stage::validation:
      return {report.status(), errors_of(report)};
    case Stage::concurrency:
      return {report.status(), error_body("conflict", first.message)};
    default:
      return {report.status(), error_body("forbidden", first.message)};
  }
}

HttpAnswer unauthorized_answer() {
  return {401, message_body("The access token is missing, wrong or expired. Get a new one.")};
}

HttpAnswer not_found_answer() {
  return {404, message_body("There is no such customer. Check the customer's ID.")};
}

HttpAnswer internal_error_answer() { return {500, status_body(500, "Internal server error")}; }

}  // namespace dossier
