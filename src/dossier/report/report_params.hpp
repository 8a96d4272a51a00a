// The params of a finding, on their way into a report and its text.
#pragma once

#include <array>
#include <string>

#include "dossier/report.hpp"
#include "dossier/rules/findings.hpp"

namespace dossier {

// Copies what the values refer to. `first` is the value of the one of type `place`, if there is
// one.
void fill_params(std::array<ReportParam, kMaxParams>& to,
                 const std::array<ParamValue, kMaxParams>& values, const Location& first);

// Appends `,"params":{…}` with those that have a value.
void append_params(std::string& to, const std::array<Param, kMaxParams>& declared,
                   const std::array<ReportParam, kMaxParams>& params);

}  // namespace dossier
