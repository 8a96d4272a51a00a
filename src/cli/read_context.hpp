// The facts that a body is checked with.
#pragma once

#include <optional>
#include <string>

#include "dossier/context.hpp"

namespace dossier::cli {

// The context in `file`, or an empty one where there is no file. `today` is a real day, or `none`,
// and wins over the context; where neither it nor the context says anything about the day
// (`"today": null` says that it is not known), the clock does, in UTC. Throws a Failure for a
// context that is malformed.
Context read_context(const std::optional<std::string>& file,
                     const std::optional<std::string>& today);

}  // namespace dossier::cli
