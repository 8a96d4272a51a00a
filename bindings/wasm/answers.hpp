// What is asked beside validations, and rarely.
#pragma once

#include <string_view>

#include "dossier/read/packed_reader.hpp"

namespace dossier::wasm {

// Leaves the HTTP answer to a report, of which there are packed strings: the code, path and message
// of each violation. It is the status in three digits, then the body. There is none, and the result
// is 0, where a code is not known.
int leave_answer(PackedReader& violations, std::string_view customer_id);

// Leaves the `tos_policies_value` of a URL. The result is -1 where it has none.
int leave_tos_value(std::string_view url);

}  // namespace dossier::wasm
