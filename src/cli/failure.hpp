// What ends a run early.
#pragma once

#include <stdexcept>

namespace dossier::cli {

// The tool cannot do what it was asked to: misuse, a file that cannot be read, a malformed context.
// what() is one sentence, ready for standard error.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The output cannot be written, so nothing more should be written to it.
struct OutputFailure : Failure {
  using Failure::Failure;
};

}  // namespace dossier::cli
