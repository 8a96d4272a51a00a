// Base64 (RFC 4648, section 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::cli {

// The bytes that `text` stands for. Strict: padded, nothing but the alphabet, and the bits that the
// last character has to spare are zero, so that every byte string has one text only.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace dossier::cli
