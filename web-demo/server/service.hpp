// Every route of the server behind one handler.
#pragma once

#include "server/app.hpp"
#include "server/http/message.hpp"

namespace dossier::sandbox {

// Answers any request: finds its route, plays a fault that was ordered for it, and writes journal
// and log.
Handler make_service(App& app);

}  // namespace dossier::sandbox
