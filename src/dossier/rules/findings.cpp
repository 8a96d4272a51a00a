#include "dossier/rules/findings.hpp"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

// Room for these comes first, for most bodies have no more.
constexpr std::size_t kFewFindings = 8;

// Section 3, "Order of each list". All advice is of one stage.
bool comes_before(const Found& a, const Found& b) {
  if (stage_of(a.code) != stage_of(b.code)) return stage_of(a.code) < stage_of(b.code);
  const auto order = a.at <=> b.at;
  return order != 0 ? order < 0 : a.code < b.code;
}

}  // namespace

void Findings::List::add(const Found& found) {
  if (count_ == kMaxFindings) {
    overflowed_ = true;
    if (!comes_before(found, found_[count_ - 1])) return;
    --count_;
  }
  if (count_ == room_) {
    room_ = room_ == 0 ? kFewFindings : kMaxFindings;
    std::unique_ptr<Found[]> larger(new Found[room_]);
    std::copy_n(found_.get(), count_, larger.get());
    found_ = std::move(larger);
  }
  Found* const end = found_.get() + count_;
  Found* const place = std::upper_bound(found_.get(), end, found, comes_before);
  std::move_backward(place, end, end + 1);
  *place = found;
  ++count_;
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
