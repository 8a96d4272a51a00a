#include "paths.hpp"

namespace dossier::tests {

// Told to this file alone, so that no other has to be compiled anew where the project is elsewhere.
std::string path_of(std::string_view name) { return DOSSIER_FOLDER "/" + std::string(name); }

}  // namespace dossier::tests
