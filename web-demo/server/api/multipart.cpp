#include "server/api/multipart.hpp"

#include <algorithm>
#include <utility>

#include "dossier/text/ascii.hpp"
#include "server/http/json_answer.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::size_t kMaxBoundary = 70;  // RFC 2046
constexpr std::size_t kMaxHead = 4096;    // the headers of a part
constexpr std::string_view kLine = "\r\n";
constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kEnd = "--";  // behind the last boundary

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

// What the headers of a part say; nothing if they say it wrong.
std::optional<PartHead> read_part_head(std::string_view head) {
  std::optional<PartHead> part;
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find(kLine));
    head.remove_prefix(std::min(line.size() + kLine.size(), head.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view name = line.substr(0, colon);
    std::string_view value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    if (equal_ignoring_case(name, "content-transfer-encoding")) {
      if (!equal_ignoring_case(value, "binary") && !equal_ignoring_case(value, "8bit") &&
          !equal_ignoring_case(value, "7bit")) {
        return std::nullopt;
      }
    }
    if (!equal_ignoring_case(name, "content-disposition")) continue;
    constexpr std::string_view kDisposition = "form-data";
    if (part || !equal_ignoring_case(value.substr(0, kDisposition.size()), kDisposition)) {
      return std::nullopt;
    }
    const Parameters parameters(value);
    std::optional<std::string> field = parameters.find("name");
    if (!field) return std::nullopt;
    part = {std::move(*field), parameters.find("filename")};
  }
  return part;
}

}  // namespace

MultipartReader::MultipartReader(std::string_view content_type, std::size_t max_parts,
                                 std::function<void(PartHead)> on_part,
                                 std::function<void(std::string_view)> on_content)
    : max_parts_(max_parts), on_part_(std::move(on_part)), on_content_(std::move(on_content)) {
  const std::optional<std::string> boundary = boundary_of(content_type);
  if (boundary) {
    delimiter_ = std::string(kLine) + "--" + *boundary;
  } else {
    step_ = Step::type;
    fail();
  }
}

void MultipartReader::feed(std::string_view piece) {
  if (step_ == Step::ended || step_ == Step::failed) return;
  waiting_.append(piece);
  rest_ = waiting_;
  while (go_on()) {
  }
  waiting_.erase(0, waiting_.size() - rest_.size());
  rest_ = {};
}

void MultipartReader::finish() {
  if (step_ == Step::ended) return;
  if (step_ != Step::failed) fail();
  throw Refusal{message_answer(400, problem_)};
}

// Takes what there is of one thing. False if more bytes are needed, or none at all.
bool MultipartReader::go_on() {
  switch (step_) {
    case Step::start:
      return read_start();
    case Step::boundary:
      return read_boundary();
    case Step::padding:
      return read_padding();
    case Step::head:
      return read_head();
    case Step::content:
      return read_content();
    default:
      return false;
  }
}

bool MultipartReader::read_start() {
  const std::string_view first = std::string_view(delimiter_).substr(kLine.size());
  if (rest_.size() < first.size()) return false;
  if (!rest_.starts_with(first)) return fail();
  rest_.remove_prefix(first.size());
  step_ = Step::boundary;
  return true;
}

// Behind a boundary: the end of all, or that of the line.
bool MultipartReader::read_boundary() {
  if (rest_.size() < kEnd.size()) return false;
  step_ = rest_.starts_with(kEnd) ? Step::ended : Step::padding;
  return true;
}

bool MultipartReader::read_padding() {
  rest_.remove_prefix(std::min(rest_.find_first_not_of(kBlanks), rest_.size()));
  if (rest_.size() < kLine.size()) return false;
  if (!rest_.starts_with(kLine) || parts_ == max_parts_) return fail();
  ++parts_;
  step_ = Step::head;
  return true;
}

// From the end of the boundary's line to the blank line.
bool MultipartReader::read_head() {
  const std::size_t blank = rest_.substr(0, kMaxHead).find("\r\n\r\n");
  if (blank == std::string_view::npos && rest_.size() < kMaxHead) return false;
  std::optional<PartHead> head;
  if (blank > 0 && blank != std::string_view::npos) {
    head = read_part_head(rest_.substr(kLine.size(), blank - kLine.size()));
  }
  if (!head) return fail();
  on_part_(std::move(*head));
  rest_.remove_prefix(blank + 2 * kLine.size());
  step_ = Step::content;
  return true;
}

bool MultipartReader::read_content() {
  const std::size_t found = rest_.find(delimiter_);
  if (found == std::string_view::npos) {
    // What may be the beginning of a boundary waits for the rest of it.
    hand_on(rest_.size() - std::min(rest_.size(), delimiter_.size() - 1));
    return false;
  }
  hand_on(found);
  const std::string_view behind = rest_.substr(delimiter_.size(), kEnd.size());
  if (behind.size() < kEnd.size()) return false;
  if (behind == kEnd || behind == kLine || kBlanks.find(behind[0]) != std::string_view::npos) {
    rest_.remove_prefix(delimiter_.size());
    step_ = Step::boundary;
  } else {
    hand_on(1);  // a longer line that begins like a boundary is content
  }
  return true;
}

// Hands on so many bytes as content.
void MultipartReader::hand_on(std::size_t count) {
  if (count > 0) on_content_(rest_.substr(0, count));
  rest_.remove_prefix(count);
}

bool MultipartReader::fail() {
  problem_ = problem();
  step_ = Step::failed;
  return false;
}

// What is wrong if it does not go on.
std::string MultipartReader::problem() const {
  switch (step_) {
    case Step::type:
      return "The Content-Type must be multipart/form-data with a boundary. Leave it to your HTTP "
             "library to set it.";
    case Step::start:
      return "The form does not begin with the boundary that its Content-Type names.";
    case Step::head:
      return "Part " + std::to_string(parts_) +
             " of the form has no well-formed headers. It needs Content-Disposition: "
             "form-data with a name, and its content as plain bytes.";
    case Step::content:
      return "The form is cut off: no boundary ends part " + std::to_string(parts_) + ".";
    default:
      if (rest_.starts_with(kLine)) {
        return "The form has more than " + std::to_string(max_parts_) +
               " parts. Send the files in several uploads.";
      }
      return "The form is cut off or damaged behind its boundary number " +
             std::to_string(parts_ + 1) + ".";
  }
}

}  // namespace dossier::sandbox
