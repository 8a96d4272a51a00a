// The text of a request body from a file or from standard input.
#pragma once

#include <cstdint>
#include <string>

#include "dossier/context.hpp"
#include "dossier/report.hpp"

namespace dossier::cli {

struct BodyText {
  std::string text;         // nothing of one that is longer than kMaxBodyBytes
  std::uint64_t bytes = 0;  // how long it is

  // What the rules say of it.
  Report check(const Context& context) const;
};

// Reads it to its end; `-` is standard input. Throws a Failure where that cannot be.
BodyText read_body_text(const std::string& file);

}  // namespace dossier::cli
