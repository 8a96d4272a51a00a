// POST /v2/customers/individual, GET /v2/customers/{id} and the terms that a customer accepts.
#pragma once

#include <string>

#include "server/app.hpp"
#include "server/http/message.hpp"
#include "server/store/customers.hpp"

namespace dossier::sandbox {

Reception create_customer(App& app, const Request& request);
Reception show_customer(App& app, const Request& request);

// The page that a `tos_policies_url` leads to.
Reception show_terms(App& app, const Request& request);

// Section 8: the link that holds a customer's `tos_policies_value`.
std::string tos_policies_url(const App& app, const Customer& customer);

}  // namespace dossier::sandbox
