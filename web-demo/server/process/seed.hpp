// What an empty database begins with.
#pragma once

#include "server/store/store.hpp"

namespace dossier::sandbox {

// Two clients, `demo-client` and `demo-selfie-client` (which requires a selfie), each with the
// secret `demo-secret`, and customers of the first in every status. Nothing where there are
// clients.
void seed_demo_data(Transaction& transaction);

}  // namespace dossier::sandbox
