// application/x-www-form-urlencoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::sandbox {

// Decodes `+` and percent escapes; nothing if an escape is broken.
std::optional<std::string> form_decode(std::string_view text);

// Names and values in their order, but for those that cannot be decoded.
std::vector<std::pair<std::string, std::string>> form_pairs(std::string_view form);

}  // namespace dossier::sandbox
