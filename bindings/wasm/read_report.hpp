// Reports that come back from JavaScript.
#pragma once

#include <optional>
#include <string_view>

#include "dossier/report.hpp"

namespace dossier::wasm {

// The violations of a report's JSON text, with their codes, paths and messages: what an HTTP answer
// is made of. Nothing where the text has no list of violations or one of them lacks one of these.
std::optional<Report> read_report(std::string_view json_text);

}  // namespace dossier::wasm
