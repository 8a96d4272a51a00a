#include "cli/ndjson.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

#include "cli/input.hpp"
#include "cli/lines.hpp"
#include "cli/ndjson_line.hpp"
#include "cli/progress.hpp"

namespace dossier::cli {
namespace {

// Fewer, larger writes are faster; more than this gains nothing.
constexpr std::size_t kWriteSize = 64UL * 1024;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

void check_lines(const std::string& file, Output& output) {
  Input input(file);
  Lines lines(input);
  Progress progress(input.remaining_bytes());
  do {
    while (const std::optional<Lines::Line> line = lines.take()) {
      if (line->too_long) {
        answer_too_long_line(output.text());
      } else if (!is_blank(line->text)) {
        answer_line(line->text, output.text());
      }
      if (output.text().size() >= kWriteSize) output.flush();
      progress.advance(lines.taken_bytes());
    }
    if (!input.ready()) output.flush();
  } while (lines.fill());
  output.flush();
}

}  // namespace dossier::cli
