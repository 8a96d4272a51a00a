// What there is to do about findings, where there is one thing to do (section 11).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/contract.hpp"
#include "dossier/report.hpp"

namespace dossier {

// An operation of RFC 6902 that does what a finding asks for. It invents nothing: what it puts in
// place is what the finding suggests.
struct Fix {
  Code code{};       // of the finding
  std::string path;  // of the finding: where that is which is replaced, moved or removed
  FixOperation operation{};
  std::string to;     // where `move` leads: a member of the same object
  std::string value;  // the text that `replace` puts there
};

// The fixes of a report, in its order, violations first. One that leads where an earlier one leads
// is left out.
//
// Applied in their order to the body of the report they succeed, and the report of what they make
// has none of the findings that were fixed. It may have others, and fixes of its own: a type put
// right shows what it asks for. Applied again and again they come to an end.
std::vector<Fix> fixes(const Report& report);

// `[{"code":…,"path":…,"operation":{"op":…,…}}]`, the same bytes on every platform. The operations
// by themselves are a JSON Patch.
std::string to_json(std::span<const Fix> fixes);

// The text of a body with its fixes applied. All else stays as it is: white space, numbers, the
// order of members. Nothing where an operation finds no place, as in another body than the
// report's.
std::optional<std::string> apply_fixes(std::string_view body, std::span<const Fix> fixes);

}  // namespace dossier
