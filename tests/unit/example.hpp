// The contract's example (tests/harness/example/), which JavaScript reads too.
#pragma once

#include <string>

#include "dossier/context.hpp"

namespace dossier::tests {

// A body that is accepted without advice, as the contract writes it.
const std::string& example_body();

// What is known around it, which decides every rule.
const Context& example_context();

}  // namespace dossier::tests
