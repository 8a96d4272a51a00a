// A call from JavaScript, from its input to its output. It takes and returns integers only: all
// else passes through the memory of the module, where JavaScript writes the input (see memory.hpp)
// and reads the output.
//
// A call whose result is a length leaves an output of that many bytes at output_address();
// JavaScript reads it and calls wipe(). A call that leaves no output has wiped the memory itself.
#pragma once

#include <cstddef>
#include <string>

namespace dossier::wasm {

// Added to the length of an output that is an error.
inline constexpr int kError = 1 << 30;

// Starts a call with an input of so many bytes.
void start_call(std::size_t input_bytes);

// Leaves a text as the output, and returns its length.
int leave(const std::string& text);

// Ends a call: wipes the memory if there is no output. This must be done out here, where no frame
// of the call is left that could hold a part of it.
int finish(int result);

// Where the output is.
std::size_t output_address();

}  // namespace dossier::wasm
