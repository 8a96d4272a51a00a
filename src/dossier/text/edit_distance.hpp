// How far apart two names are.
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier {

// The largest distance that `unknown_member` takes for a slip of the pen (section 6).
inline constexpr std::size_t kMaxSlips = 2;

// The optimal-string-alignment distance of `name` and `candidate` over code points: insertions,
// deletions, substitutions, and swaps of neighbours that are not edited again. Anything above
// kMaxSlips is given as kMaxSlips + 1. `candidate` is ASCII and at most 32 long; `name` is any
// well-formed text.
std::size_t edit_distance(std::string_view name, std::string_view candidate);

}  // namespace dossier
