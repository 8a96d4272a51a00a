// A fingerprint of the rules, by which a browser and a server know that they follow the same ones.
#pragma once

#include <string>

namespace dossier {

// Sixteen hexadecimal digits (FNV-1a, 64 bits) over everything in the tables that decides a report:
// rules, params, messages, members, document types, facts, limits, countries, states. It is no
// protection against forgery.
std::string catalogue_hash();

}  // namespace dossier
