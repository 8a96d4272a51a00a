// What the rules found, while they look: bounded, in report order, and only with the params that
// the catalogue declares.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "dossier/catalogue.hpp"
#include "dossier/location.hpp"

namespace dossier {

// The value of one param. Texts are views into the body, the context or the tables.
struct ParamValue {
  ParamType type = ParamType::none;
  std::uint64_t integer = 0;
  std::string_view text;
  std::span<const std::string_view> texts;
  Location place;

  ParamValue() = default;

  template <class Integer>
  requires std::is_integral_v<Integer> ParamValue(Integer value)
      : type(ParamType::integer), integer(static_cast<std::uint64_t>(value)) {}
  ParamValue(std::string_view value) : type(ParamType::text), text(value) {}
  ParamValue(std::optional<std::string_view> value)
      : type(value ? ParamType::maybe_text : ParamType::none), text(value.value_or("")) {}
  ParamValue(std::span<const std::string_view> value) : type(ParamType::texts), texts(value) {}
  ParamValue(JsonType value)
      : type(ParamType::json_type),
        integer(static_cast<std::uint64_t>(value)),
        text(name_of(value)) {}
  ParamValue(const Location& value) : type(ParamType::place), place(value) {}
};

// The type of param that a C++ type makes.
template <class Value>
constexpr ParamType param_type() {
  if constexpr (std::is_same_v<Value, JsonType>) return ParamType::json_type;
  if constexpr (std::is_integral_v<Value>) return ParamType::integer;
  if constexpr (std::is_same_v<Value, std::string_view>) return ParamType::text;
  if constexpr (std::is_same_v<Value, std::optional<std::string_view>>)
    return ParamType::maybe_text;
  if constexpr (std::is_same_v<Value, std::span<const std::string_view>>) return ParamType::texts;
  if constexpr (std::is_same_v<Value, Location>) return ParamType::place;
  return ParamType::none;
}

// Whether `code` declares params of just these types.
template <class... Values>
constexpr bool declares(Code code) {
  constexpr std::array<ParamType, kMaxParams + 1> given = {param_type<Values>()...};
  for (std::size_t i = 0; i < kMaxParams; ++i) {
    if (rule(code).params[i].type != given[i]) return false;
  }
  return true;
}

// One finding. Its views live no longer than the body and the context.
struct Found {
  Code code;
  Location at;
  std::array<ParamValue, kMaxParams> params;
};

// The violations and the advice of one validation. Each list keeps the first kMaxFindings in report
// order, however many there are and in whatever order they come.
class Findings {
 public:
  // One list, kept as a heap with the last finding on top once it is full.
  class List {
   public:
    void add(Code code, const Location& at, std::span<const ParamValue> params);
    bool overflowed() const { return overflowed_; }

    // Sorts the findings kept into report order; nothing is added after that.
    std::span<const Found> sorted();

   private:
    std::vector<Found> found_;
    bool overflowed_ = false;
  };

  // Adds a finding of `code` at a place, with the values of its params in the order of the
  // catalogue.
  template <Code code, class... Values>
  void add(const Location& at, const Values&... values) {
    static_assert(declares<Values...>(code), "the catalogue declares other params for this code");
    const std::array<ParamValue, sizeof...(Values)> params = {ParamValue(values)...};
    (stage_of(code) == Stage::advice ? advice : violations).add(code, at, params);
  }

  List violations;
  List advice;
};

}  // namespace dossier
