// Who may control the sandbox.
#pragma once

#include <optional>

#include "server/http/message.hpp"

namespace dossier::sandbox {

// Refuses requests from other machines, and those that a page of another origin makes a browser
// send: the control API asks for no token, so only this machine's own may use it.
std::optional<Answer> refuse_control(const Request& request);

}  // namespace dossier::sandbox
