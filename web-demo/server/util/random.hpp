// What must not be guessed or repeated.
#pragma once

#include <cstddef>
#include <string>

namespace dossier::sandbox {

// So many letters and digits from the system's source of randomness. 43 of them hold 256 bits.
std::string random_text(std::size_t length);

// A version 4 UUID (RFC 9562) in lower case.
std::string random_uuid();

}  // namespace dossier::sandbox
