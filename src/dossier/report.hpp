// The answer of a validation (section 3).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/codes.hpp"

namespace dossier {

// A value in a finding's `params`. `type` says which of the three holds it: `integer` that of
// ParamType::integer and ParamType::bytes, `texts` that of ParamType::texts (they are the
// contract's own and live for ever), `text` every other. There is no value where it is `none`.
struct ReportParam {
  ParamType type = ParamType::none;
  std::uint64_t integer = 0;
  std::string text;
  std::span<const std::string_view> texts;
};

// A violation or a piece of advice.
struct Finding {
  Code code{};
  std::string path;  // a JSON Pointer (RFC 6901) into the body; it may point at an absent member
  std::array<ReportParam, kMaxParams> params;  // in the order of the catalogue, which names them
  std::string message;                         // a sentence for a person, in English

  // The HTTP status that a violation stands for; 0 for advice.
  int status() const { return status_of(code); }
};

// A report owns all it holds and needs neither the body nor the context any more.
struct Report {
  std::vector<Finding>
      violations;               // what the server refuses, in report order, at most kMaxFindings
  std::vector<Finding> advice;  // what it accepts and a person should look at, likewise
  std::vector<Code> undecided;  // the rules whose fact the context lacks, in catalogue order
  bool truncated = false;       // one of the lists would hold more

  // True exactly when there are no violations.
  bool ok() const { return violations.empty(); }

  // The HTTP status: 200, or that of the first stage with a violation.
  int status() const { return violations.empty() ? 200 : violations.front().status(); }
};

// The report as text: compact JSON, members in the contract's order, the same bytes on every
// platform.
std::string to_json(const Report& report);

}  // namespace dossier
