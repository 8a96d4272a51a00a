#include "call.hpp"

#include <string_view>

#include "memory.hpp"

namespace dossier::wasm {
namespace {

std::string_view output;  // lies in the arena, so it lives until wipe()

}  // namespace

void start_call(std::size_t input_bytes) {
  output = {};
  start_arena(input_bytes);
}

int leave(const std::string& text) {
  char* const bytes = new char[text.size()];
  text.copy(bytes, text.size());
  output = {bytes, text.size()};
  return static_cast<int>(text.size());
}

int finish(int result) {
  if (output.data() == nullptr) wipe();
  return result;
}

std::size_t output_address() { return reinterpret_cast<std::size_t>(output.data()); }

}  // namespace dossier::wasm
