// The log: one JSON object a line on standard error.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

namespace dossier::sandbox {

// Writes a line with the time, the event's name and its fields. Never waits: where nobody takes the
// lines they are dropped, and the next line that is taken comes behind one that counts them. What a
// person or a document is known by never goes in here: no numbers, names, links, secrets, bodies;
// IDs of customers are random.
void log(std::string_view event,
         const nlohmann::ordered_json& fields = nlohmann::ordered_json::object());

}  // namespace dossier::sandbox
