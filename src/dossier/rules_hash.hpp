// A fingerprint of the rules, by which a browser and a server know that they follow the same ones.
#pragma once

#include <string_view>

namespace dossier {

// Sixteen hexadecimal digits over all of the core's code that can change a report: equal hashes,
// equal reports. (The reverse does not hold: code may change and its reports stay.) It is no
// protection against forgery.
std::string_view rules_hash();

}  // namespace dossier
