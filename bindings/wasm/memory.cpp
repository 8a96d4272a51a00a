#include "memory.hpp"

#include <cstdint>
#include <cstdlib>
#include <cstring>

// Set by the linker: the static data, the stack above it (it grows down from the heap's base), and
// the heap.
extern "C" char __data_end;
extern "C" char __heap_base;

namespace dossier::wasm {
namespace {

constexpr std::size_t kPage = 65536;
constexpr std::size_t kAlignment = 16;

char* next = nullptr;  // the first byte of the arena that is not taken; null before anything is allocated

constexpr std::size_t align(std::size_t bytes) {
  return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

void need(const char* end) {
  const std::size_t have = __builtin_wasm_memory_size(0) * kPage;
  const auto wanted = reinterpret_cast<std::uintptr_t>(end);
  if (wanted <= have) return;
  if (__builtin_wasm_memory_grow(0, (wanted - have + kPage - 1) / kPage) == SIZE_MAX) std::abort();
}

}  // namespace

char* input() {
  return reinterpret_cast<char*>(align(reinterpret_cast<std::uintptr_t>(&__heap_base)));
}

void make_room(std::size_t bytes) { need(input() + bytes); }

void start_call(std::size_t input_bytes) { next = input() + align(input_bytes); }

void wipe() {
  if (next == nullptr) return;
  std::memset(input(), 0, static_cast<std::size_t>(next - input()));
  next = input();
  // Below this frame lies what the call's own frames have left.
  char* const frame = static_cast<char*>(__builtin_frame_address(0));
  std::memset(&__data_end, 0, static_cast<std::size_t>(frame - &__data_end));
}

}  // namespace dossier::wasm

// What operator new and the C library allocate with.
extern "C" void* malloc(std::size_t bytes) {
  using namespace dossier::wasm;
  if (next == nullptr) next = input();
  char* const block = next;
  next += align(bytes);
  need(next);
  return block;
}

extern "C" void free(void*) {}
