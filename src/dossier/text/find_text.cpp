#include "dossier/text/find_text.hpp"

#include <algorithm>

namespace dossier {

// Out of line, because it is asked often and from many places.
[[gnu::noinline]] std::size_t find_text(std::span<const std::string_view> list,
                                        std::string_view text) {
  return static_cast<std::size_t>(std::find(list.begin(), list.end(), text) - list.begin());
}

}  // namespace dossier
