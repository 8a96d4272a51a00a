// A call from JavaScript, from its input to its output. It takes and returns integers only: all
// else passes through the memory of the module, where JavaScript writes the input (see memory.hpp)
// and reads the output.
//
// A call whose result is greater than 0 leaves an output, and the result is its address; JavaScript
// reads it and calls wipe(). A call that leaves none has wiped the memory itself.
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier::wasm {

// Added to the address of an output that is the text of an error.
inline constexpr int kError = 1 << 30;

// Leaves a text as the output: its length in bytes as a 32-bit word, then these bytes.
int leave(std::string_view text);

// Ends a call: wipes the memory if there is no output. This must be done out here, where no frame
// of the call is left that could hold a part of it.
int finish(int result);

}  // namespace dossier::wasm
