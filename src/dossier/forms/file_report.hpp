// From what a look at a file has shown to the report (section 10).
#pragma once

#include <string_view>

#include "dossier/check_file.hpp"
#include "dossier/forms/file_facts.hpp"

namespace dossier {

// The report on a file of that name.
FileReport make_file_report(const FileFacts& facts, std::string_view name);

}  // namespace dossier
