// From what was found to what a report tells.
#pragma once

#include "dossier/context.hpp"
#include "dossier/report.hpp"
#include "dossier/rules/findings.hpp"

namespace dossier {

// The report of what find() found with this context. It owns all it says.
Report make_report(const Findings& findings, const Context& context);

}  // namespace dossier
