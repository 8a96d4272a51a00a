// dossier fix.
#pragma once

#include <string>

#include "cli/output.hpp"
#include "dossier/context.hpp"

namespace dossier::cli {

// Prints the body of a file with its fixes applied, and those of what they make, until there are
// none; says on standard error what was done, and what is left. As JSON it prints the fixes of the
// body as it is, and says nothing. Returns whether what is left has no violation.
bool fix_body(const std::string& file, const Context& context, bool as_json, Output& output);

}  // namespace dossier::cli
