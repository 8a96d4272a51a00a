// Findings in words.
#pragma once

#include <span>
#include <string>

#include "dossier/findings.hpp"
#include "dossier/location.hpp"

namespace dossier {

// The catalogue's message of a finding, filled in. `path` is the place of the finding; it is given
// apart, because the path of a `duplicate_member` can be longer than a Location.
std::string message_of(const Found& found, std::span<const Step> path);

}  // namespace dossier
