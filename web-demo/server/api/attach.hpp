// POST /v2/customers/{id}/individual/attach
#pragma once

#include "dossier/context.hpp"
#include "server/app.hpp"
#include "server/http/message.hpp"
#include "server/store/customers.hpp"

namespace dossier::sandbox {

// Checks an attach request and queues it, in one transaction.
Answer attach_documents(App& app, const Request& request);

// Every fact about a customer, so that no rule is undecided.
Context facts_about(Transaction& transaction, const Customer& customer);

}  // namespace dossier::sandbox
