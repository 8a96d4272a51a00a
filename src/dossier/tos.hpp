// The value that a customer's acceptance of the terms is known by (section 8).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier {

// The query parameter `tos_policies_value` of a `tos_policies_url`; nothing where the URL has none.
// The query runs from the first `?` to the first `#` after it, and is decoded as
// application/x-www-form-urlencoded (the URL standard); the first parameter of that name counts.
// Nothing else of the URL is checked.
std::optional<std::string> tos_policies_value(std::string_view url);

}  // namespace dossier
