// What the rules found, while they look: bounded, in report order, and only with the params that
// the catalogue declares.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "dossier/codes.hpp"
#include "dossier/contract.hpp"
#include "dossier/read/location.hpp"
#include "dossier/text/short_text.hpp"

namespace dossier {

// All that a finding says of a type of file. A param points at its row, so that only a program that
// looks at files holds these texts.
struct FileTypeTexts {
  std::string_view name;
  std::string_view words;
  std::string_view remedy;
};

// All that a finding says of the size of a file, likewise.
struct SizeTexts {
  std::uint64_t bytes;
  std::string words;
};

// The value of one param, by reference: texts are views into the body, the context, the tables or
// what Findings keeps.
class ParamValue {
 public:
  ParamValue() = default;

  template <class Integer>
  requires std::is_integral_v<Integer> ParamValue(Integer value)
      : type_(ParamType::integer), number_(static_cast<std::size_t>(value)) {}
  ParamValue(std::string_view value)
      : type_(ParamType::text), number_(value.size()), data_(value.data()) {}
  ParamValue(std::optional<std::string_view> value)
      : type_(value ? ParamType::maybe_text : ParamType::none),
        number_(value ? value->size() : 0),
        data_(value ? value->data() : nullptr) {}
  ParamValue(std::span<const std::string_view> value)
      : type_(ParamType::texts), number_(value.size()), data_(value.data()) {}
  ParamValue(JsonType value)
      : type_(ParamType::json_type), number_(static_cast<std::size_t>(value)) {}
  // A row of a table, which lives for ever.
  ParamValue(const FileTypeTexts& value) : type_(ParamType::file_type), data_(&value) {}
  // Lives as long as the finding.
  ParamValue(const SizeTexts& value) : type_(ParamType::bytes), data_(&value) {}
  // A place is not copied here, but kept in its finding; see Found::first.
  ParamValue(const Location& value) : type_(ParamType::place), data_(&value) {}

  ParamType type() const { return type_; }  // `none` where a maybe_text is not there
  std::size_t integer() const { return number_; }
  JsonType json_type() const { return static_cast<JsonType>(number_); }
  const FileTypeTexts& file_type() const { return *static_cast<const FileTypeTexts*>(data_); }
  const SizeTexts& size() const { return *static_cast<const SizeTexts*>(data_); }
  std::string_view text() const { return {static_cast<const char*>(data_), number_}; }
  const Location& place() const { return *static_cast<const Location*>(data_); }
  std::span<const std::string_view> texts() const {
    return {static_cast<const std::string_view*>(data_), number_};
  }

 private:
  ParamType type_ = ParamType::none;
  std::size_t number_ = 0;  // an integer, a size or a JsonType
  const void* data_ = nullptr;
};

// The type of param that a C++ type makes.
template <class Value>
constexpr ParamType param_type() {
  if constexpr (std::is_same_v<Value, JsonType>) return ParamType::json_type;
  if constexpr (std::is_same_v<Value, FileTypeTexts>) return ParamType::file_type;
  if constexpr (std::is_same_v<Value, SizeTexts>) return ParamType::bytes;
  if constexpr (std::is_integral_v<Value>) return ParamType::integer;
  if constexpr (std::is_same_v<Value, std::string_view>) return ParamType::text;
  if constexpr (std::is_same_v<Value, std::optional<std::string_view>>)
    return ParamType::maybe_text;
  if constexpr (std::is_same_v<Value, std::span<const std::string_view>>) return ParamType::texts;
  if constexpr (std::is_same_v<Value, Location>) return ParamType::place;
  return ParamType::none;
}

// Whether `code` declares params of just these types.
template <class... Values, class AnyCode>
constexpr bool declares(AnyCode code) {
  constexpr std::array<ParamType, kMaxParams + 1> given = {param_type<Values>()...};
  for (std::size_t i = 0; i < kMaxParams; ++i) {
    if (params_of(code)[i].type != given[i]) return false;
  }
  return given[kMaxParams] == ParamType::none;
}

// One finding. Its views live no longer than the body and the context.
struct Found {
  Code code;
  std::array<ParamValue, kMaxParams> params;
  Location at;
  Location first;  // the value of the param of type `place`, if the code has one
};

// The violations and the advice of one validation. Each list keeps the first kMaxFindings in report
// order, however many there are and in whatever order they come.
class Findings {
 public:
  // One list, kept in report order. The rules look at a body from front to back, so most findings
  // go to the end.
  class List {
   public:
    // Adds a finding without params. Null where it would be one too many.
    Found* add(Code code, const Location& at);

    bool overflowed() const { return overflowed_; }
    std::span<const Found> found() const { return {found_.get(), count_}; }

   private:
    std::unique_ptr<Found[]> found_;
    std::size_t room_ = 0;
    std::size_t count_ = 0;
    bool overflowed_ = false;
  };

  // Adds a finding of `code` at a place, with the values of its params in the order of the
  // catalogue.
  template <Code code, class... Values>
  void add(const Location& at, const Values&... values) {
    static_assert(declares<Values...>(code), "the catalogue declares other params for this code");
    const std::array<ParamValue, sizeof...(Values)> params = {ParamValue(values)...};
    add(code, at, params);
  }

  // Keeps a text that stands nowhere else, so that a param can view it; nothing for an empty one.
  std::optional<std::string_view> keep(const ShortText& text) {
    if (text.text().empty()) return std::nullopt;
    return kept.emplace_front(text).text();
  }

  bool empty() const { return violations.found().empty() && advice.found().empty(); }

  List violations;
  List advice;

  // The path of a `duplicate_member`, which can be longer than a Location: those of the contract
  // have at most five steps. It is the body's own.
  std::span<const Step> duplicate;

  std::forward_list<ShortText> kept;  // the texts of keep()

 private:
  void add(Code code, const Location& at, std::span<const ParamValue> params);
};

}  // namespace dossier
