#include "answers.hpp"

#include <cstddef>
#include <optional>
#include <string>

#include "call.hpp"
#include "dossier/http_answer.hpp"
#include "dossier/tos.hpp"

namespace dossier::wasm {
namespace {

// Reads them into a report; false where a code is not known.
bool read_violations(PackedReader& reader, Report& report) {
  while (const auto code = reader.read_string()) {
    const auto path = reader.read_string();
    const auto message = reader.read_string();
    const std::optional<Code> known = find_code(*code);
    if (!path || !message || !known) return false;
    Finding& violation = report.violations.emplace_back();
    violation.code = *known;
    if (stage_of(violation.code) == Stage::advice) return false;
    violation.path = *path;
    violation.message = *message;
  }
  return true;
}

}  // namespace

// Both keep frames of their own, which must be gone when finish() wipes the stack (call.hpp).

[[gnu::noinline]] int leave_answer(PackedReader& violations, std::string_view customer_id) {
  Report report;
  if (!read_violations(violations, report)) return 0;
  const HttpAnswer answer = http_answer(report, customer_id);
  return leave(std::to_string(answer.status) + answer.body);
}

[[gnu::noinline]] int leave_tos_value(std::string_view url) {
  const std::optional<std::string> value = tos_policies_value(url);
  return value ? leave(*value) : -1;
}

}  // namespace dossier::wasm
