// Large inputs in few bytes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "dossier/text/ascii.hpp"

namespace dossier::fuzz {

// Puts twelve x in the place of `$*12x`, and so on; of all that, no more than `most` bytes.
inline std::string expand(std::string_view text, std::size_t most) {
  std::string expanded;
  while (!text.empty()) {
    const std::size_t mark = text.find("$*");
    expanded.append(text.substr(0, mark));
    if (mark == std::string_view::npos) break;
    text.remove_prefix(mark + 2);
    std::size_t times = 0;
    while (!text.empty() && is_digit(text.front())) {
      times = std::min(times * 10 + static_cast<std::size_t>(text.front() - '0'), most);
      text.remove_prefix(1);
    }
    if (text.empty()) break;
    expanded.append(times, text.front());
    most -= times;
    text.remove_prefix(1);
  }
  return expanded;
}

}  // namespace dossier::fuzz
