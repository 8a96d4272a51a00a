// `dossier check-file`
#pragma once

#include <string>

#include "cli/output.hpp"

namespace dossier::cli {

// Looks at a file (`-` is standard input) that will be uploaded by that name, and puts out the
// report, as JSON or for a person. Returns whether the file is accepted.
//
// It is read once, in pieces, and never held as a whole; of a regular file that is too large only
// the beginning is read.
bool check_upload(const std::string& file, const std::string& name, bool as_json, Output& output);

}  // namespace dossier::cli
