// Places in a request body, in the order of the report (section 3).
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "dossier/contract.hpp"

namespace dossier {

// One token of a JSON Pointer. Steps of one object or array compare in report order: elements by
// index, the contract's members in the contract's order, then all other members by the bytes of
// their names.
struct Step {
  enum class Kind : std::uint32_t { index, member, other };

  Kind kind = Kind::index;
  std::uint32_t number = 0;  // the index, or the Member
  std::string_view name;     // of an other member; unescaped

  static constexpr Step element(std::size_t index) {
    return {Kind::index, static_cast<std::uint32_t>(index), {}};
  }
  static constexpr Step of(Member member) {
    return {Kind::member, static_cast<std::uint32_t>(member), {}};
  }
  static constexpr Step other(std::string_view name) { return {Kind::other, 0, name}; }

  // The token as text, unescaped; an index is given in decimal digits.
  std::string token() const;

  friend std::strong_ordering operator<=>(const Step&, const Step&) = default;
  friend bool operator==(const Step&, const Step&) = default;
};

// The order of two paths in a report.
std::strong_ordering compare(std::span<const Step> a, std::span<const Step> b);

// The place of a finding: a path of at most five steps, of the form that the contract gives all of
// them,
//
//     /identifying_documents / 0 / files / 0 / uri
//
// cut off anywhere, where each member may be another one that ends the path. Names are views; a
// Location lives no longer than the body it points into.
class Location {
 public:
  static constexpr std::size_t kMaxSteps = 5;

  // The steps of a place, for printing.
  class Steps {
   public:
    constexpr operator std::span<const Step>() const { return {steps_.data(), size_}; }

   private:
    friend class Location;
    std::array<Step, kMaxSteps> steps_;
    std::size_t size_ = 0;
  };

  constexpr Location() = default;  // the whole body

  // This place's member or element.
  constexpr Location operator/(Step step) const {
    Location below = *this;
    below.steps_[below.size_++] = step.kind == Step::Kind::other ? kOther : 1 + step.number;
    below.name_ = step.name;
    return below;
  }
  constexpr Location operator/(Member member) const { return *this / Step::of(member); }
  constexpr Location operator/(std::size_t index) const { return *this / Step::element(index); }

  Steps steps() const;

  // Report order. Only the last step of a path has a name, so names come last.
  friend std::strong_ordering operator<=>(const Location& a, const Location& b) {
    for (std::size_t i = 0; i < kMaxSteps; ++i) {
      if (a.steps_[i] != b.steps_[i]) return a.steps_[i] <=> b.steps_[i];
    }
    return a.name_.compare(b.name_) <=> 0;
  }

 private:
  static constexpr std::uint32_t kOther = 0xFFFFFFFF;

  // The steps as numbers that compare as they do: 1 + an index or a member of the contract, kOther,
  // or 0 behind the last.
  std::array<std::uint32_t, kMaxSteps> steps_{};
  std::uint32_t size_ = 0;
  std::string_view name_;  // of the other member that ends the path
};

// The RFC 6901 JSON Pointer.
std::string to_pointer(std::span<const Step> steps);

}  // namespace dossier
