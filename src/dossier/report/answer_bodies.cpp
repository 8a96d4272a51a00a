#include "dossier/report/answer_bodies.hpp"

#include "dossier/text/json_text.hpp"

namespace dossier {

std::string message_body(std::string_view message) {
  std::string body = "{\"message\":";
  append_json_string(body, message);
  return body.append("}");
}

std::string status_body(int status, std::string_view message) {
  std::string body = "{\"status\":" + std::to_string(status) + ",\"message\":";
  append_json_string(body, message);
  return body.append("}");
}

std::string error_body(std::string_view code, std::string_view message) {
  std::string body = "{\"error\":{\"code\":";
  append_json_string(body, code);
  body.append(",\"message\":");
  append_json_string(body, message);
  return body.append("}}");
}

std::string errors_body(std::span<const PlacedError> errors) {
  std::string body = "{\"message\":\"The request has " + std::to_string(errors.size()) +
                     " error(s).\",\"errors\":[";
  append_list(body, errors, [](std::string& to, const PlacedError& error) {
    to.push_back('{');
    append_json_string(to, error.place);
    to.push_back(':');
    append_json_string(to, error.message);
    to.push_back('}');
  });
  return body.append("]}");
}

}  // namespace dossier
