// Hashes, by OpenSSL's libcrypto.
#pragma once

#include <string>
#include <string_view>

namespace dossier::sandbox {

// SHA-256 as 64 hexadecimal digits. Secrets are random, so no salt and no slow hash is needed.
std::string sha256_hex(std::string_view text);

// HMAC-SHA256 (RFC 2104) as 64 hexadecimal digits.
std::string hmac_sha256_hex(std::string_view key, std::string_view text);

// Equality in a time that depends on the lengths alone.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace dossier::sandbox
