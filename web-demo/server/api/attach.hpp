// POST /v2/customers/{id}/individual/attach
#pragma once

#include "dossier/context.hpp"
#include "server/app.hpp"
#include "server/http/message.hpp"
#include "server/store/customers.hpp"

namespace dossier::sandbox {

// Checks an attach request, outside of any transaction, and queues it where the facts that it was
// judged by still hold.
Reception attach_documents(App& app, const Request& request);

// Every fact about a customer, so that no rule is undecided.
Context facts_about(Transaction& transaction, const Customer& customer);

}  // namespace dossier::sandbox
