#include "server/http/json_answer.hpp"

#include "dossier/report/answer_bodies.hpp"
#include "server/util/json.hpp"

namespace dossier::sandbox {

using nlohmann::ordered_json;

std::string to_text(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

Answer data_answer(const ordered_json& data) {
  return {200, to_text({{"data", data}, {"meta", nullptr}})};
}

Answer message_answer(int status, std::string_view message) {
  return {status, status == 400 ? status_body(status, message) : message_body(message)};
}

Answer errors_answer(const std::vector<FieldError>& errors) {
  std::vector<PlacedError> placed;
  placed.reserve(errors.size());
  for (const FieldError& error : errors) placed.push_back({error.field, error.message});
  return {422, errors_body(placed)};
}

nlohmann::json read_object(std::string_view text) {
  std::optional<nlohmann::json> object = parse_object(text);
  if (object) return std::move(*object);
  throw Refusal{
      message_answer(400, "The request must be a JSON object that names no member twice.")};
}

}  // namespace dossier::sandbox
