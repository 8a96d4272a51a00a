// The links that uploads get.
#pragma once

#include <string>
#include <string_view>

namespace dossier::sandbox {

// A new link: `/`, eight random letters and digits, `_`, and what is harmless of the file's name.
// A folder goes, every character but ASCII letters, digits, `.`, `-` and `_` becomes `_`, and of a
// long name the end with the extension stays.
std::string make_file_link(std::string_view file_name);

}  // namespace dossier::sandbox
