// Who asks.
#pragma once

#include <optional>

#include "server/http/message.hpp"
#include "server/store/clients.hpp"
#include "server/store/customers.hpp"

namespace dossier::sandbox {

// The client whose access token a request bears (RFC 6750), with the token's end; nothing for a
// missing, wrong or expired one.
std::optional<Grant> authenticate(Transaction& transaction, const Request& request);

// 401, as the contract has it.
Answer unauthorized();

// The customer that the first parameter of the path names, if it is this client's. Section 7: 404
// for another client's customer and for what is no UUID too.
std::optional<Customer> customer_of(Transaction& transaction, const Request& request,
                                    const Grant& grant);

}  // namespace dossier::sandbox
