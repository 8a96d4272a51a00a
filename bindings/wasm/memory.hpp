// The memory of the module: one input area, and behind it an arena that every allocation of a call
// comes from.
//
// Nothing outlives a call, so there is nothing to free: what the call leaves is overwritten at its
// end, in the arena and on the stack, and no personal data stays behind. There is no general
// allocator that could keep any.
#pragma once

#include <cstddef>

namespace dossier::wasm {

// Where JavaScript writes the input of the next call.
char* input();

// Grows the memory until the input area can take so many bytes. Traps if the engine grants no more
// memory.
void make_room(std::size_t bytes);

// Starts the arena behind an input of so many bytes.
void start_arena(std::size_t input_bytes);

// Whether an address is one of the module's static data, none of which holds anything of a call.
bool is_own(const void* data);

// Overwrites the input, the arena and the free part of the stack with zeros.
void wipe();

// The same for JavaScript, when no call is under way: all of the stack is free again, which a call
// that was cut off (by a trap, or because JavaScript's own stack was full) could not see to.
void recover();

}  // namespace dossier::wasm
