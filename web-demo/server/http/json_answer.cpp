#include "server/http/json_answer.hpp"

#include <set>

#include "dossier/report/answer_bodies.hpp"
#include "server/http/limits.hpp"

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

std::optional<Answer> refuse_body(const BodyEnd& body, const BodyLimit& limit) {
  if (body.beyond(limit)) {
    return message_answer(413, "The request is larger than the " + std::to_string(limit.bytes) +
                                   " bytes that are accepted here.");
  }
  if (!body.whole)
    return message_answer(400, "The request's body did not come to its end in time.");
  return std::nullopt;
}

std::optional<nlohmann::json> parse_object(std::string_view text) {
  using nlohmann::json;
  std::vector<std::set<std::string>> names;  // of the objects that are open
  bool twice = false;
  json value = json::parse(
      text,
      [&](int, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::object_start) names.emplace_back();
        if (event == json::parse_event_t::object_end) names.pop_back();
        if (event == json::parse_event_t::key) {
          twice = !names.back().insert(parsed.get<std::string>()).second || twice;
        }
        return true;
      },
      false);
  if (twice || !value.is_object()) return std::nullopt;
  return value;
}

JsonBody read_json(const Request& request) {
  constexpr BodyLimit kLimit{limits::kJson, limits::kHeadTime};
  const Body body = request.read_body(kLimit);
  if (std::optional<Answer> refusal = refuse_body(body, kLimit)) return {{}, std::move(refusal)};
  std::optional<nlohmann::json> value = parse_object(body.text);
  if (!value) return {{}, message_answer(400, kNoObject)};
  return {std::move(*value), std::nullopt};
}

}  // namespace dossier::sandbox
