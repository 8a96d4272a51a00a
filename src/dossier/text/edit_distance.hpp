// How far apart two names are.
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier {

// More than so many slips of the pen are none (section 5, Suggestions).
inline constexpr std::size_t kMaxSlips = 2;

// Whether the optimal-string-alignment distance of `name` and `candidate` over code points is at
// most `slips`: insertions, deletions, substitutions, and swaps of neighbours that are not edited
// again. `candidate` is ASCII, `name` any well-formed text. The time grows with the shorter of the
// two, and threefold with each slip.
bool is_within(std::size_t slips, std::string_view name, std::string_view candidate);

}  // namespace dossier
