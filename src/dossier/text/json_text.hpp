// JSON texts as the contract writes them (section 3): no white space, the least of escapes, raw
// UTF-8.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dossier {

// Appends a string with its quotes. Only `"`, `\` and the controls below U+0020 are escaped. Bytes
// that are not UTF-8, which a C++ caller can put into a context, become U+FFFD, so that the text is
// always valid.
void append_json_string(std::string& to, std::string_view text);

// Appends the elements of a list, separated by commas, each with `append(to, element)`.
template <class List, class Append>
void append_list(std::string& to, const List& list, Append append) {
  bool first = true;
  for (const auto& element : list) {
    if (!first) to.push_back(',');
    first = false;
    append(to, element);
  }
}

// Appends `["…","…"]`.
void append_json_strings(std::string& to, std::span<const std::string_view> texts);

}  // namespace dossier
