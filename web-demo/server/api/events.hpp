// GET /v2/customers/{id}/events
#pragma once

#include "server/app.hpp"
#include "server/http/message.hpp"

namespace dossier::sandbox {

// A customer's status, live, as server-sent events. The stream begins with the status of now, or
// with what happened after the event that `Last-Event-ID` names, and ends with the access token,
// with the customer, or with the server.
Reception stream_events(App& app, const Request& request);

}  // namespace dossier::sandbox
