#include "server/util/json.hpp"

#include <set>
#include <string>
#include <vector>

namespace dossier::sandbox {

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

}  // namespace dossier::sandbox
