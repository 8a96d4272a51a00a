#include "memory.hpp"

#include <cstdint>
#include <cstring>

// Set by the linker: the stack, which grows down to address 0, the static data and the heap.
extern "C" char __global_base;
extern "C" char __heap_base;

// Of Emscripten's library: moves the end of the stack.
extern "C" void stackRestore(void* end);  // NOLINT(*-identifier-naming)

namespace dossier::wasm {
namespace {

constexpr std::size_t kPage = 65536;
constexpr std::size_t kAlignment = 16;

char* next =
    nullptr;  // the first byte of the arena that is not taken; null before anything is allocated

constexpr std::size_t align(std::size_t bytes) {
  return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

void need(const char* end) {
  const std::size_t have = __builtin_wasm_memory_size(0) * kPage;
  const auto wanted = reinterpret_cast<std::uintptr_t>(end);
  if (wanted <= have) return;
  // JavaScript knows a trap by its kind, and no call traps for another reason.
  if (__builtin_wasm_memory_grow(0, (wanted - have + kPage - 1) / kPage) == SIZE_MAX) {
    __builtin_trap();
  }
}

}  // namespace

char* input() {
  return reinterpret_cast<char*>(align(reinterpret_cast<std::uintptr_t>(&__heap_base)));
}

void make_room(std::size_t bytes) { need(input() + bytes); }

void start_arena(std::size_t input_bytes) { next = input() + align(input_bytes); }

bool is_own(const void* data) { return data >= &__global_base && data < &__heap_base; }

void recover() {
  // A call that was cut off has left the stack where it was. This function has no frame of its own.
  stackRestore(&__global_base);
  wipe();
}

// (Inside of recover() it would make a frame of its own there.)
[[gnu::noinline]] void wipe() {
  if (next == nullptr) return;
  std::memset(input(), 0, static_cast<std::size_t>(next - input()));
  next = input();
  // Below this frame lies what the frames of the call have left. (The compiler takes address 0 for
  // no address.)
  const auto frame = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
  std::memset(reinterpret_cast<char*>(kAlignment), 0, frame - kAlignment);
}

}  // namespace dossier::wasm

// What operator new and the C library allocate with.
extern "C" void* malloc(std::size_t bytes) {
  using namespace dossier::wasm;
  if (next == nullptr) next = input();
  char* const block = next;
  char* const end = block + align(bytes);
  need(end);
  next = end;  // only now, because all up to it is overwritten even after a call that was cut off
  return block;
}

extern "C" void free(void*) {}

// What the C++ library calls where it cannot go on, which none of our uses of it comes to.
extern "C" [[noreturn]] void abort() { __builtin_trap(); }

// Emscripten's compares byte by byte, and comparing texts is much of what the rules do.
extern "C" [[gnu::noinline]] int memcmp(const void* a, const void* b, std::size_t count) {
  const auto* x = static_cast<const unsigned char*>(a);
  const auto* y = static_cast<const unsigned char*>(b);
  for (; count >= sizeof(std::uint64_t); count -= sizeof(std::uint64_t)) {
    std::uint64_t left = 0;
    std::uint64_t right = 0;
    __builtin_memcpy(&left, x, sizeof left);
    __builtin_memcpy(&right, y, sizeof right);
    if (left != right) break;
    x += sizeof left;
    y += sizeof right;
  }
  for (; count > 0; --count, ++x, ++y) {
    if (*x != *y) return *x < *y ? -1 : 1;
  }
  return 0;
}

// Likewise; what a look at a file does is mostly this.
extern "C" [[gnu::noinline]] void* memchr(const void* bytes, int byte, std::size_t count) {
  const auto* at = static_cast<const unsigned char*>(bytes);
  const auto wanted = static_cast<unsigned char>(byte);
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  for (; count >= sizeof(std::uint64_t); count -= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    __builtin_memcpy(&word, at, sizeof word);
    word ^= kOnes * wanted;  // so that a byte that is wanted is 0
    const std::uint64_t found = (word - kOnes) & ~word & (kOnes << 7U);
    if (found != 0) {  // its lowest bit is of the first one
      at += __builtin_ctzll(found) / 8;
      return const_cast<unsigned char*>(at);  // NOLINT(*-const-cast): as C has it
    }
    at += sizeof word;
  }
  for (; count > 0; --count, ++at) {
    if (*at == wanted) return const_cast<unsigned char*>(at);  // NOLINT(*-const-cast)
  }
  return nullptr;
}
