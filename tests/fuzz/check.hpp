// What a fuzz target holds its inputs to.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace dossier::fuzz {

inline void check(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace dossier::fuzz
