#include "cli/check.hpp"

#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>

#include "cli/input.hpp"
#include "cli/print_report.hpp"
#include "cli/terminal.hpp"
#include "dossier/contract.hpp"
#include "dossier/reading.hpp"

namespace dossier::cli {
namespace {

Report check(Input& input, const Context& context) {
  const std::optional<std::uint64_t> size = input.remaining_bytes();
  if (size && *size > kMaxBodyBytes) return judge(too_large_body(*size), context);
  std::string body;
  std::size_t length = 0;
  std::array<char, 64UL * 1024> part;
  while (const std::size_t count = input.read(part)) {
    length += count;
    if (length > kMaxStreamBytes) input.fail_without_end(input.name());
    if (length <= kMaxBodyBytes) body.append(part.data(), count);
  }
  return judge(length > kMaxBodyBytes ? too_large_body(length) : read_body(body), context);
}

}  // namespace

bool check_body(const std::string& file, const Context& context, bool as_json, Output& output) {
  Input input(file);
  if (input.is_terminal()) {
    std::fputs("Type or paste the request body, then press Ctrl-D on a line of its own.\n", stderr);
  }
  const Report report = check(input, context);
  if (as_json) {
    output << to_json(report) << "\n";
  } else {
    output << readable(report, style_of_output());
  }
  return report.ok();
}

}  // namespace dossier::cli
