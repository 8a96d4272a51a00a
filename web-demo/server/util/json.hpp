// JSON objects of requests.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace dossier::sandbox {

// A text as a JSON object; nothing if it is not one, or an object in it names a member twice: two
// readers would read two different requests.
std::optional<nlohmann::json> parse_object(std::string_view text);

}  // namespace dossier::sandbox
