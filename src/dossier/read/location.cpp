#include "dossier/read/location.hpp"

#include <algorithm>

namespace dossier {

std::string Step::token() const {
  switch (kind) {
    case Kind::index:
      return std::to_string(number);
    case Kind::member:
      return std::string(name_of(static_cast<Member>(number)));
    case Kind::other:
      break;
  }
  return std::string(name);
}

Location::Steps Location::steps() const {
  Steps steps;
  steps.size_ = size_;
  for (std::uint32_t i = 0; i < size_; ++i) {
    steps.steps_[i] = i % 2 == 1            ? Step::element(steps_[i] - 1)
                      : steps_[i] == kOther ? Step::other(name_)
                                            : Step::of(static_cast<Member>(steps_[i] - 1));
  }
  return steps;
}

namespace {

// Whether two steps are equal because they are the same part of the body. A name may be long, and
// many paths may lead through it, so it is not looked at.
bool is_same(const Step& a, const Step& b) {
  return a.kind == b.kind && a.number == b.number && a.name.data() == b.name.data() &&
         a.name.size() == b.name.size();
}

// Longer than a path of the contract's members is, so that making one needs memory once.
constexpr std::size_t kUsualPointer = 48;

// RFC 6901, section 3.
void append_escaped(std::string& to, std::string_view name) {
  for (const char c : name) {
    if (c == '~') {
      to.append("~0");
    } else if (c == '/') {
      to.append("~1");
    } else {
      to.push_back(c);
    }
  }
}

}  // namespace

std::strong_ordering compare(std::span<const Step> a, std::span<const Step> b) {
  const std::size_t common = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (is_same(a[i], b[i])) continue;
    if (const auto order = a[i] <=> b[i]; order != 0) return order;
  }
  return a.size() <=> b.size();
}

std::string to_pointer(std::span<const Step> steps) {
  std::string pointer;
  pointer.reserve(kUsualPointer);
  for (const Step& step : steps) {
    pointer.push_back('/');
    if (step.kind == Step::Kind::index) {
      pointer.append(std::to_string(step.number));
    } else if (step.kind == Step::Kind::member) {
      pointer.append(name_of(static_cast<Member>(step.number)));
    } else {
      append_escaped(pointer, step.name);
    }
  }
  return pointer;
}

}  // namespace dossier
