// `dossier check --ndjson`
#pragma once

#include <string>

#include "cli/output.hpp"

namespace dossier::cli {

// Answers every line of `file` (`-` is standard input) that is not blank, in order and in constant
// memory. What was answered is written before the tool waits for more input, so that a program can
// talk with it line by line.
void check_lines(const std::string& file, Output& output);

}  // namespace dossier::cli
