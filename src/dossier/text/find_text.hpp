// Looking up texts in the contract's short lists.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace dossier {

// Where a text stands in a list; the list's size where it does not.
std::size_t find_text(std::span<const std::string_view> list, std::string_view text);

}  // namespace dossier
