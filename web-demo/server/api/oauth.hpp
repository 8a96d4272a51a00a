// POST /v1/oauth/token
#pragma once

#include "server/app.hpp"
#include "server/http/message.hpp"

namespace dossier::sandbox {

// Gives tokens for a client's credentials or for a refresh token (RFC 6749, 4.4 and 6). The request
// is a form or a JSON object; credentials may also come as Basic authentication. A refresh token
// works once.
Reception give_tokens(App& app, const Request& request);

}  // namespace dossier::sandbox
