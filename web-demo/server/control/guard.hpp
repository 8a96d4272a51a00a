// Who may control the sandbox.
#pragma once

#include "server/app.hpp"
#include "server/http/message.hpp"

namespace dossier::sandbox {

// Throws a Refusal for requests that a page of another origin makes a browser send, and for those
// that may come from other machines: without a key only this machine's own may control the sandbox,
// and that cannot be told where it listens to others or stands behind a proxy.
void check_control(const Config& config, const Request& request);

}  // namespace dossier::sandbox
