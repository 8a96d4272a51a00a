// What there is to do about which finding (section 11).
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "dossier/codes.hpp"
#include "dossier/contract.hpp"

namespace dossier {

// `replace` and `move` need a suggestion: without one there is nothing to do.
struct FixRow {
  Code code;
  FixOperation operation;
  std::optional<Member> only_at;  // the one member at which there is something to do; else any
};

inline constexpr std::array<FixRow, 8> kFixes = {{
    {Code::empty, FixOperation::remove, Member::issue_date},
    {Code::unknown_value, FixOperation::replace, {}},
    {Code::invalid_date, FixOperation::replace, {}},
    {Code::invalid_country, FixOperation::replace, {}},
    {Code::state_forbidden, FixOperation::remove, {}},
    {Code::unknown_member, FixOperation::move, {}},
    {Code::ignored_for_selfie, FixOperation::remove, {}},
    {Code::state_not_iso3166_2, FixOperation::replace, {}},
}};
static_assert(std::is_sorted(kFixes.begin(), kFixes.end(),
                             [](const FixRow& a, const FixRow& b) { return a.code < b.code; }));

// The row of a code; null for one about which there is nothing to do.
constexpr const FixRow* find_fix(Code code) {
  for (const FixRow& row : kFixes) {
    if (row.code == code) return &row;
  }
  return nullptr;
}

// The param that says what was meant.
inline constexpr std::string_view kSuggestion = "suggestion";

}  // namespace dossier
