#include "dossier/findings.hpp"

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
  const auto place = std::upper_bound(found_.begin(), found_.end(), found, comes_before);
  if (found_.size() == kMaxFindings) {
    overflowed_ = true;
    if (place == found_.end()) return;
    found_.pop_back();
  }
  found_.insert(place, found);
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
