#include "dossier/rules/findings.hpp"

#include <algorithm>

namespace dossier {
namespace {

// Section 3, "Order of each list". All advice is of one stage.
bool comes_before(const Found& a, const Found& b) {
  if (stage_of(a.code) != stage_of(b.code)) return stage_of(a.code) < stage_of(b.code);
  const auto order = compare(a.at.steps(), b.at.steps());
  return order != 0 ? order < 0 : a.code < b.code;
}

}  // namespace

void Findings::List::add(const Found& found) {
  if (!found_) found_ = std::make_unique<Found[]>(kMaxFindings);
  Found* const begin = found_.get();
  Found* end = begin + count_;
  Found* const place = std::upper_bound(begin, end, found, comes_before);
  if (count_ == kMaxFindings) {
    overflowed_ = true;
    if (place == end) return;
    --end;
  } else {
    ++count_;
  }
  std::move_backward(place, end, end + 1);
  *place = found;
}

void Findings::add(Code code, const Location& at, std::span<const ParamValue> params) {
  Found found{code, {}, at, {}};
  for (std::size_t i = 0; i < params.size(); ++i) {
    found.params[i] = params[i];
    if (params[i].type() == ParamType::place) found.first = params[i].place();
  }
  (stage_of(code) == Stage::advice ? advice : violations).add(found);
}

}  // namespace dossier
