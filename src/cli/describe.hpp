// `dossier describe`
#pragma once

#include <optional>
#include <string>

#include "cli/output.hpp"

namespace dossier::cli {

// Puts out what a form should ask for a document of that type and country, as JSON or for a person.
// Throws a Failure where there is no such type or country.
void show_plan(const std::string& type, const std::optional<std::string>& country, bool as_json,
               Output& output);

}  // namespace dossier::cli
