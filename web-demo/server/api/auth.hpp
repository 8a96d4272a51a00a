// Who asks.
#pragma once

#include <string>
#include <string_view>

#include "server/http/message.hpp"
#include "server/store/clients.hpp"
#include "server/store/customers.hpp"

namespace dossier::sandbox {

// The client whose access token a request bears (RFC 6750). Throws the Refusal 401, as the contract
// has it, for a missing, wrong or expired one.
Grant authenticate(Transaction& transaction, const Request& request);

// A client's customer. Section 7: 404, as a Refusal, for another client's customer and for what is
// no UUID too.
Customer customer_of(Transaction& transaction, const Grant& grant, std::string id);

// The name by which a client takes turns.
std::string turn_of(std::string_view client);

}  // namespace dossier::sandbox
