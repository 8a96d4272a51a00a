// The extensions of names and links (sections 6 and 10).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "dossier/text/ascii.hpp"

namespace dossier {

// What stands after the last dot of the part after the last slash, if anything does.
constexpr std::optional<std::string_view> extension_of(std::string_view name) {
  for (std::size_t i = name.size(); i-- > 0 && name[i] != '/';) {
    if (name[i] != '.') continue;
    if (i + 1 < name.size()) return name.substr(i + 1);
    break;
  }
  return std::nullopt;
}

// Whether `extension`, which is not empty, is one of these. The case of ASCII letters is ignored.
constexpr bool is_one_of(std::span<const std::string_view> extensions, std::string_view extension) {
  for (const std::string_view known : extensions) {
    if (equal_ignoring_case(extension, known)) return true;
  }
  return false;
}

}  // namespace dossier
