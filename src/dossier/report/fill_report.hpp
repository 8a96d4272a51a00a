// From what the rules found to what a report tells.
#pragma once

#include <span>

#include "dossier/read/location.hpp"
#include "dossier/report.hpp"
#include "dossier/rules/findings.hpp"

namespace dossier {

// Fills in an empty finding, which is at that path. It owns what it says.
void fill_finding(Finding& finding, const Found& found, std::span<const Step> path);

// Fills in all that was found.
void fill_report(Report& report, const Findings& findings);

}  // namespace dossier
