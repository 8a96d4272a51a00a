// All rules over one body.
#pragma once

#include "dossier/context.hpp"
#include "dossier/read/body.hpp"
#include "dossier/rules/findings.hpp"

namespace dossier {

// What there is to find in a body, with the facts of a context: findings as data, whose texts and
// places are views of the two and of the tables. Nothing is said of them in words yet.
Findings find(const Body& body, const Context& context);

}  // namespace dossier
