#include "cli/read_body.hpp"

#include <array>
#include <cstddef>
#include <cstdio>
#include <optional>

#include "cli/input.hpp"
#include "dossier/contract.hpp"
#include "dossier/reading.hpp"

namespace dossier::cli {

Report BodyText::check(const Context& context) const {
  return judge(bytes > kMaxBodyBytes ? too_large_body(bytes) : read_body(text), context);
}

BodyText read_body_text(const std::string& file) {
  Input input(file);
  if (input.is_terminal()) {
    std::fputs("Type or paste the request body, then press Ctrl-D on a line of its own.\n", stderr);
  }
  BodyText body;
  const std::optional<std::uint64_t> size = input.remaining_bytes();
  if (size && *size > kMaxBodyBytes) {
    body.bytes = *size;
    return body;
  }
  std::array<char, 64UL * 1024> part;
  while (const std::size_t count = input.read(part)) {
    body.bytes += count;
    if (body.bytes > kMaxStreamBytes) Input::fail_without_end(input.name());
    if (body.bytes <= kMaxBodyBytes) body.text.append(part.data(), count);
  }
  if (body.bytes > kMaxBodyBytes) body.text.clear();
  return body;
}

}  // namespace dossier::cli
