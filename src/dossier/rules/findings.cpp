#include "dossier/rules/findings.hpp"

#include <algorithm>
#include <utility>

namespace dossier {
namespace {

// Room for these comes first, for most bodies have no more.
constexpr std::size_t kFewFindings = 8;

// Section 3, "Order of each list": whether a finding of that code at that place comes before
// another. All advice is of one stage.
bool comes_before(Code code, const Location& at, const Found& other) {
  if (stage_of(code) != stage_of(other.code)) return stage_of(code) < stage_of(other.code);
  const auto order = at <=> other.at;
  return order != 0 ? order < 0 : code < other.code;
}

}  // namespace

Found* Findings::List::add(Code code, const Location& at) {
  if (count_ == kMaxFindings) {
    overflowed_ = true;
    if (!comes_before(code, at, found_[count_ - 1])) return nullptr;
    --count_;
  }
  if (count_ == room_) {
    room_ = room_ == 0 ? kFewFindings : kMaxFindings;
    std::unique_ptr<Found[]> larger(new Found[room_]);
    std::copy_n(found_.get(), count_, larger.get());
    found_ = std::move(larger);
  }
  Found* const end = found_.get() + count_;
  Found* const place = std::upper_bound(
      found_.get(), end, at,
      [&](const Location&, const Found& other) { return comes_before(code, at, other); });
  std::move_backward(place, end, end + 1);
  *place = {code, {}, at, {}};
  ++count_;
  return place;
}

void Findings::add(Code code, const Location& at, std::span<const ParamValue> params) {
  Found* const found = (stage_of(code) == Stage::advice ? advice : violations).add(code, at);
  if (found == nullptr) return;
  for (std::size_t i = 0; i < params.size(); ++i) {
    found->params[i] = params[i];
    if (params[i].type() == ParamType::place) found->first = params[i].place();
  }
}

}  // namespace dossier
