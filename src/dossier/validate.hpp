// The check of an attach request: the whole contract behind one call.
#pragma once

#include <string_view>

#include "dossier/context.hpp"
#include "dossier/report.hpp"

namespace dossier {

// Checks the text of a request body against the contract, with the facts of `context`.
//
// Never throws and never fails: whatever the bytes are, the report says what the server would
// answer. It depends on the two arguments alone, and calls share nothing, so any number of threads
// may call at once. Time and memory are linear in the length of the text, which is not read beyond
// kMaxBodyBytes.
//
//     const dossier::Report report = dossier::validate(body, context);
//     if (!report.ok()) reply(report.status(), dossier::to_json(report));
Report validate(std::string_view body, const Context& context);

}  // namespace dossier
