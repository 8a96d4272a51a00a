// The control API below /__sandbox/.
#pragma once

#include <string_view>
#include <vector>

#include "server/app.hpp"
#include "server/http/router.hpp"

namespace dossier::sandbox {

// Where it is.
inline constexpr std::string_view kControl = "/__sandbox/";

// Its routes: for developers and tests, who decide here what else takes its time or chance. It asks
// for no token, but see guard.hpp. docs/sandbox.md describes it.
std::vector<Route> control_routes(App& app);

}  // namespace dossier::sandbox
