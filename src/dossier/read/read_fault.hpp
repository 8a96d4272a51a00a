// Why reading stopped (section 5, stage 1).
#pragma once

#include <cstdint>

namespace dossier {

enum class ReadFault : std::uint8_t {
  none,
  too_large,  // `body_too_large`; a body alone
  malformed,  // `malformed_json`
  too_deep,   // `body_too_deep`
};

}  // namespace dossier
