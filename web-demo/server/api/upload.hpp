// POST /v1/customers/upload
#pragma once

#include "server/app.hpp"
#include "server/http/message.hpp"

namespace dossier::sandbox {

// Takes files for a customer (section 8): a form with the text field `customer_id` and files in
// fields of any name. Each file is looked at as section 10 has it; if one is refused, none is
// taken. The contents are not kept.
Reception upload_files(App& app, const Request& request);

}  // namespace dossier::sandbox
