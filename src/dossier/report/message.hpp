// Findings in words.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dossier/read/location.hpp"
#include "dossier/rules/findings.hpp"

namespace dossier {

// A message of a catalogue, filled in. `path` is the place of the finding.
std::string message_of(std::string_view message, const Params& params, std::span<const Step> path);

}  // namespace dossier
