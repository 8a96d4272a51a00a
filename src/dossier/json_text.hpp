// JSON texts as the contract writes them (section 3): no white space, the least of escapes, raw
// UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

// Appends a string with its quotes. Only `"`, `\` and the controls below U+0020 are escaped. Bytes
// that are not UTF-8, which a C++ caller can put into a context, become U+FFFD, so that the text is
// always valid.
void append_json_string(std::string& to, std::string_view text);

}  // namespace dossier
