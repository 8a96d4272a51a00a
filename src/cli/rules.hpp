// `dossier rules`
#pragma once

#include <optional>
#include <string>

#include "cli/output.hpp"

namespace dossier::cli {

// Puts out the catalogues of rules, of bodies and then of files, or everything about the rule
// `code`; as JSON or for a person. Throws a Failure where there is no such rule.
//
// As JSON, a rule is what to_json(CatalogueEntry) says, and all rules are an array.
void show_rules(const std::optional<std::string>& code, bool as_json, Output& output);

}  // namespace dossier::cli
