// The params of a finding, on their way into a report and its text.
#pragma once

#include <string>

#include "dossier/findings.hpp"
#include "dossier/report.hpp"

namespace dossier {

// The params with what they refer to copied.
ReportParams report_params(const Params& params);

// Appends `,"params":{…}`.
void append_params(std::string& to, const ReportParams& params);

}  // namespace dossier
