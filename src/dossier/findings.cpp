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

void Findings::List::add(Code code, const Location& at, std::span<const ParamValue> params) {
  Found found{code, at, {}};
  const bool full = found_.size() == kMaxFindings;
  if (full) {
    if (!overflowed_) std::make_heap(found_.begin(), found_.end(), comes_before);
    overflowed_ = true;
    if (!comes_before(found, found_.front())) return;
    std::pop_heap(found_.begin(), found_.end(), comes_before);
    found_.pop_back();
  }
  std::copy(params.begin(), params.end(), found.params.begin());
  found_.push_back(found);
  if (full) std::push_heap(found_.begin(), found_.end(), comes_before);
}

std::span<const Found> Findings::List::sorted() {
  if (!overflowed_) std::make_heap(found_.begin(), found_.end(), comes_before);
  std::sort_heap(found_.begin(), found_.end(), comes_before);
  return found_;
}

}  // namespace dossier
