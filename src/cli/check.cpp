#include "cli/check.hpp"

#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>

#include "cli/input.hpp"
#include "cli/print_report.hpp"
#include "cli/terminal.hpp"
#include "dossier/contract.hpp"
#include "dossier/validate.hpp"

namespace dossier::cli {
namespace {

// Of a body that is too large only the length is of interest, to validate() too. In its place
// stands memory of that length which nobody touches, so the system never has to provide it.
Report refuse_length(std::size_t length, const Context& context) {
  const std::unique_ptr<void, decltype(&std::free)> stand_in(std::calloc(length, 1), &std::free);
  if (!stand_in) throw std::bad_alloc();
  return validate({static_cast<const char*>(stand_in.get()), length}, context);
}

Report check(Input& input, const Context& context) {
  std::string body;
  std::size_t length = 0;
  std::array<char, 64UL * 1024> part;
  while (const std::size_t count = input.read(part)) {
    length += count;
    if (length <= kMaxBodyBytes) body.append(part.data(), count);
  }
  return length > kMaxBodyBytes ? refuse_length(length, context) : validate(body, context);
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
