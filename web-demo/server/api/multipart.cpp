#include "server/api/multipart.hpp"

#include <algorithm>
#include <utility>

#include "dossier/text/ascii.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::size_t kMaxBoundary = 70;  // RFC 2046
constexpr std::size_t kMaxHead = 4096;    // the headers of a part
constexpr std::string_view kLine = "\r\n";

// Reads `name=value` pairs behind the first `;` of a header's value, where values are tokens or
// quoted.
class Parameters {
 public:
  explicit Parameters(std::string_view value) : rest_(value) {
    rest_.remove_prefix(std::min(rest_.find(';'), rest_.size()));
  }

  // The value of a parameter; nothing if it is not there. The header is well-formed up to it.
  std::optional<std::string> find(std::string_view name) const {
    std::string_view rest = rest_;
    while (take(rest, ';')) {
      skip_space(rest);
      const std::size_t end = std::min(rest.find_first_of("=;"), rest.size());
      const bool found = equal_ignoring_case(trim(rest.substr(0, end)), name);
      rest.remove_prefix(end);
      if (!take(rest, '=')) continue;
      std::string value = take_value(rest);
      if (found) return value;
    }
    return std::nullopt;
  }

 private:
  static bool take(std::string_view& rest, char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }

  static void skip_space(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  }

  static std::string_view trim(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" \t") + 1);
  }

  static std::string take_value(std::string_view& rest) {
    skip_space(rest);
    if (!take(rest, '"')) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view value = trim(rest.substr(0, end));
      rest.remove_prefix(end);
      return std::string(value);
    }
    // Browsers write %22 for a quote and leave backslashes alone; older tools write \".
    std::string value;
    while (!rest.empty() && rest.front() != '"') {
      if (rest.substr(0, 2) == "\\\"") rest.remove_prefix(1);
      value.push_back(rest.front());
      rest.remove_prefix(1);
    }
    rest.remove_prefix(std::min(rest.find(';'), rest.size()));
    return value;
  }

  std::string_view rest_;
};

std::optional<std::string> boundary_of(std::string_view content_type) {
  constexpr std::string_view kType = "multipart/form-data";
  if (!equal_ignoring_case(content_type.substr(0, kType.size()), kType)) return std::nullopt;
  std::optional<std::string> boundary = Parameters(content_type).find("boundary");
  if (!boundary || boundary->empty() || boundary->size() > kMaxBoundary) return std::nullopt;
  const bool printable =
      std::all_of(boundary->begin(), boundary->end(), [](char c) { return c >= ' ' && c <= '~'; });
  return printable ? boundary : std::nullopt;
}

// Fills in what the headers of a part say; false if they say it wrong.
bool read_head(std::string_view head, Part& part) {
  bool named = false;
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find(kLine));
    head.remove_prefix(std::min(line.size() + kLine.size(), head.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view name = line.substr(0, colon);
    std::string_view value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    if (equal_ignoring_case(name, "content-transfer-encoding")) {
      if (!equal_ignoring_case(value, "binary") && !equal_ignoring_case(value, "8bit") &&
          !equal_ignoring_case(value, "7bit")) {
        return false;
      }
    }
    if (!equal_ignoring_case(name, "content-disposition")) continue;
    constexpr std::string_view kDisposition = "form-data";
    if (named || !equal_ignoring_case(value.substr(0, kDisposition.size()), kDisposition)) {
      return false;
    }
    const Parameters parameters(value);
    std::optional<std::string> field = parameters.find("name");
    if (!field) return false;
    part.name = std::move(*field);
    part.file_name = parameters.find("filename");
    named = true;
  }
  return named;
}

}  // namespace

std::variant<std::vector<Part>, MultipartError> read_multipart(std::string_view content_type,
                                                               std::string_view body,
                                                               std::size_t max_parts) {
  const std::optional<std::string> boundary = boundary_of(content_type);
  if (!boundary) {
    return MultipartError{
        "The Content-Type must be multipart/form-data with a boundary. Leave it to your HTTP "
        "library to set it."};
  }
  const std::string delimiter = "\r\n--" + *boundary;
  const std::string_view first = std::string_view(delimiter).substr(kLine.size());
  if (body.substr(0, first.size()) != first) {
    return MultipartError{"The form does not begin with the boundary that its Content-Type names."};
  }
  body.remove_prefix(first.size());

  std::vector<Part> parts;
  for (;;) {
    // Behind a boundary: the end, or a line's end and a part.
    if (body.substr(0, 2) == "--") return parts;
    body.remove_prefix(std::min(body.find_first_not_of(" \t"), body.size()));
    if (body.substr(0, kLine.size()) != kLine) {
      return MultipartError{"The form is cut off or damaged behind its boundary number " +
                            std::to_string(parts.size() + 1) + "."};
    }
    if (parts.size() == max_parts) {
      return MultipartError{"The form has more than " + std::to_string(max_parts) +
                            " parts. Send the files in several uploads."};
    }
    const std::size_t blank = body.substr(0, kMaxHead).find("\r\n\r\n");
    Part part;
    if (blank == std::string_view::npos ||
        !read_head(body.substr(kLine.size(), blank - std::min(blank, kLine.size())), part)) {
      return MultipartError{
          "Part " + std::to_string(parts.size() + 1) +
          " of the form has no well-formed headers. It needs Content-Disposition: "
          "form-data with a name, and its content as plain bytes."};
    }
    body.remove_prefix(blank + 4);

    std::size_t end = 0;
    for (;; ++end) {
      end = body.find(delimiter, end);
      if (end == std::string_view::npos) {
        return MultipartError{"The form is cut off: no boundary ends part " +
                              std::to_string(parts.size() + 1) + "."};
      }
      const std::string_view behind = body.substr(end + delimiter.size(), 2);
      if (behind == "--" || behind == kLine || behind.empty() || behind[0] == ' ' ||
          behind[0] == '\t') {
        break;
      }
    }
    part.content = body.substr(0, end);
    body.remove_prefix(end + delimiter.size());
    parts.push_back(std::move(part));
  }
}

}  // namespace dossier::sandbox
