#include "call.hpp"

#include <cstdint>
#include <cstring>

#include "memory.hpp"

namespace dossier::wasm {

int leave(std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  char* const output = new char[sizeof size + size];
  std::memcpy(output, &size, sizeof size);
  text.copy(output + sizeof size, size);
  return static_cast<int>(reinterpret_cast<std::uintptr_t>(output));
}

int finish(int result) {
  if (result <= 0) wipe();
  return result;
}

}  // namespace dossier::wasm
