// `dossier check`
#pragma once

#include <string>

#include "cli/output.hpp"
#include "dossier/context.hpp"

namespace dossier::cli {

// Checks the body in `file` (`-` is standard input) and puts out the report, as JSON or for a
// person. Returns whether the body is valid.
bool check_body(const std::string& file, const Context& context, bool as_json, Output& output);

}  // namespace dossier::cli
