// How a context is read that is no text.
#pragma once

#include <variant>

#include "dossier/context.hpp"
#include "dossier/read/packed_reader.hpp"

namespace dossier {

// What parse_context() makes of a text, made of the next value of a packed reader.
std::variant<Context, ContextError> parse_context(PackedReader& reader);

}  // namespace dossier
