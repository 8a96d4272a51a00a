#include "leave_findings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "call.hpp"
#include "memory.hpp"

namespace dossier::wasm {
namespace {

constexpr std::size_t kWordsOfStep = 2;
constexpr std::size_t kWordsOfFinding =
    1 + kWordsOfStep * Location::kMaxSteps + kMaxParams * (2 + kWordsOfStep * Location::kMaxSteps);

std::uint32_t address_of(const void* data) { return reinterpret_cast<std::uintptr_t>(data); }

std::uint32_t word(StepKind kind, std::size_t number) {
  return static_cast<std::uint32_t>(kind) | (static_cast<std::uint32_t>(number) << kStepBits);
}

std::uint32_t word(ValueKind kind, std::size_t number) {
  return static_cast<std::uint32_t>(kind) | (static_cast<std::uint32_t>(number) << kValueBits);
}

class Writer {
 public:
  explicit Writer(std::uint32_t* at) : at_(at) {}

  void add(std::uint32_t word) { *at_++ = word; }

  void add(std::span<const Step> steps) {
    for (const Step& step : steps) {
      switch (step.kind) {
        case Step::Kind::index:
          add(word(StepKind::index, step.number));
          break;
        case Step::Kind::member:
          add(word(StepKind::member, step.number));
          break;
        case Step::Kind::other:
          add(word(StepKind::other, step.name.size()));
          add(address_of(step.name.data()));
      }
    }
  }

  void add(std::string_view text) {
    add(word(is_own(text.data()) ? ValueKind::own_text : ValueKind::text, text.size()));
    add(address_of(text.data()));
  }

  void add(const ParamValue& value, const Location& first) {
    switch (value.type()) {
      case ParamType::none:
        return add(word(ValueKind::none, 0));
      case ParamType::integer:
        add(word(ValueKind::integer, 0));
        return add(static_cast<std::uint32_t>(value.integer()));
      case ParamType::texts:
        add(word(ValueKind::texts, value.texts().size()));
        return add(address_of(value.texts().data()));
      case ParamType::json_type:
        return add(name_of(value.json_type()));
      case ParamType::file_type:
        return add(value.file_type().name);
      case ParamType::bytes:
        break;  // no rule about bodies has one
      case ParamType::place: {
        const Location::Steps steps = first.steps();
        const std::span<const Step> span = steps;
        add(word(ValueKind::place, span.size()));
        return add(span);
      }
      case ParamType::text:
      case ParamType::maybe_text:
        return add(value.text());
    }
  }

  void add(const Found& found, std::span<const Step> path) {
    add(static_cast<std::uint32_t>(found.code) |
        (static_cast<std::uint32_t>(path.size()) << kCodeBits));
    add(path);
    for (std::size_t i = 0; i < param_count(found.code); ++i) add(found.params[i], found.first);
  }

  std::uint32_t* at() const { return at_; }

 private:
  std::uint32_t* at_;
};

}  // namespace

std::uint32_t undecided_by(const Context& context) {
  static_assert(kFactual.size() < 31, "below kTruncated, and negated they are a result");
  const std::uint32_t facts = context.facts();
  std::uint32_t undecided = 0;
  for (std::size_t i = 0; i < kFactual.size(); ++i) {
    const auto fact = static_cast<unsigned>(fact_of(kFactual[i]));
    undecided |= (~facts >> fact & 1U) << i;
  }
  return undecided;
}

int leave(const Findings& findings, std::uint32_t undecided) {
  const std::array lists = {&findings.violations, &findings.advice};
  std::size_t room = 2 + kWordsOfStep * findings.duplicate.size();
  for (const auto* list : lists) room += kWordsOfFinding * list->found().size();

  auto* const words = new std::uint32_t[room];
  Writer writer(words + 1);
  const bool truncated =
      std::any_of(lists.begin(), lists.end(), [](const auto* list) { return list->overflowed(); });
  writer.add(undecided | (truncated ? kTruncated : 0));
  for (const auto* list : lists) {
    for (const Found& found : list->found()) {
      if (found.code == Code::duplicate_member) {
        writer.add(found, findings.duplicate);
      } else {
        writer.add(found, found.at.steps());
      }
    }
  }
  *words = static_cast<std::uint32_t>(writer.at() - words - 1);
  return static_cast<int>(address_of(words));
}

}  // namespace dossier::wasm
