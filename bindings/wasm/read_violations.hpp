// Reports that come back from JavaScript.
#pragma once

#include <optional>

#include "dossier/read_packed.hpp"
#include "dossier/report.hpp"

namespace dossier::wasm {

// A report with the violations of a packed array of strings: the code, path and message of each,
// which is what an HTTP answer is made of. Nothing where a code is not known.
std::optional<Report> read_violations(PackedReader& reader);

}  // namespace dossier::wasm
