// `dossier rules`
#pragma once

#include <optional>
#include <string>

#include "cli/output.hpp"

namespace dossier::cli {

// Puts out the catalogues of rules, of bodies and then of files, or everything about the rule
// `code`; as JSON or for a person. Throws a Failure where there is no such rule.
//
// As JSON, a rule is {"code", "stage", "status", "fact", "where", "when", "source", "params":
// [{"name", "type"}, …], "message"} with `status` null for advice and `fact` null where the body
// alone decides. A rule about files has the stage `file` or `file_advice`, and neither. All rules
// are an array.
void show_rules(const std::optional<std::string>& code, bool as_json, Output& output);

}  // namespace dossier::cli
