// The end of a validation, whichever reader fed the builder. For readers; users call validate().
#pragma once

#include <cstddef>

#include "dossier/context.hpp"
#include "dossier/read/builder.hpp"
#include "dossier/read/read_fault.hpp"
#include "dossier/report.hpp"

namespace dossier {

// The report of what a reader has fed to a builder. `offset` is that of a `malformed` fault.
Report finish_validation(ReadFault fault, std::size_t offset, const Builder& body,
                         const Context& context);

}  // namespace dossier
