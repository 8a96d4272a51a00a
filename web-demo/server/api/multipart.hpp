// multipart/form-data (RFC 7578) of a body that is in memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dossier::sandbox {

struct Part {
  std::string name;
  std::optional<std::string> file_name;  // that of a file; a text field has none
  std::string_view content;              // a view into the body
};

// Why a body cannot be read: a sentence for the developer who sent it.
struct MultipartError {
  std::string message;
};

// Takes a body apart. Linear in its length; nothing is copied but names. Names are as they were
// sent, so they may be anything.
std::variant<std::vector<Part>, MultipartError> read_multipart(std::string_view content_type,
                                                               std::string_view body,
                                                               std::size_t max_parts);

}  // namespace dossier::sandbox
