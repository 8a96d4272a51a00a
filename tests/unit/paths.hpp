// Where the files are that the tests read.
#pragma once

#include <string>
#include <string_view>

namespace dossier::tests {

// The path of what stands in the project's folder under this name, such as "tests/vectors".
std::string path_of(std::string_view name);

}  // namespace dossier::tests
