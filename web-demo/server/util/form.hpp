// application/x-www-form-urlencoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::sandbox {

// Decodes `+` and percent escapes; nothing if an escape is broken.
std::optional<std::string> form_decode(std::string_view text);

// The value of the first pair of that name; nothing where there is none or it cannot be decoded.
std::optional<std::string> form_value(std::string_view form, std::string_view name);

}  // namespace dossier::sandbox
