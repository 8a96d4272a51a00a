// A report for a person.
#pragma once

#include <string>

#include "cli/terminal.hpp"
#include "dossier/report.hpp"

namespace dossier::cli {

// The report as lines of text: the verdict; then document by document what the server refuses and
// what it accepts but a person should look at; then what it would take to decide the rules that are
// undecided.
//
//     ✗ 422  1 violation, 1 advice
//
//     Identity document 1
//       ✗ /identifying_documents/0/state  state_required 422
//         A driver's license of the United States needs its state. Add it, such as US-CA for
//         California.
//       ! /identifying_documents/0/expiry_date  expiry_soon
//         The document expires in 9 days, and reviewers ask for two months. …
std::string readable(const Report& report, const Style& style);

}  // namespace dossier::cli
