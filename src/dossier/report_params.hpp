// The params of a finding, on their way into a report and its text.
#pragma once

#include <string>
#include <vector>

#include "dossier/findings.hpp"
#include "dossier/report.hpp"

namespace dossier {

// The params that have a value, with what they refer to copied.
std::vector<ReportParam> report_params(const Params& params);

// Appends `,"params":{…}`.
void append_params(std::string& to, const std::vector<ReportParam>& params);

}  // namespace dossier
