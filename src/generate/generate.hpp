// The files that are made from the tables of contract.hpp and catalogue.hpp.
#pragma once

#include <string>

namespace dossier::generate {

// docs/rules.md: the catalogue for people.
std::string rules_markdown();

// bindings/npm/src/generated/types.ts: the types of findings and contexts.
std::string typescript_types();

// bindings/npm/src/generated/catalogue.ts: the catalogue and its hash as data.
std::string typescript_catalogue();

}  // namespace dossier::generate
