// Any bytes as a body.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>

#include "check.hpp"
#include "dossier/http_answer.hpp"
#include "dossier/nlohmann.hpp"
#include "dossier/read/packed_reader.hpp"
#include "dossier/validate.hpp"
#include "example.hpp"
#include "judge.hpp"
#include "pack.hpp"

namespace dossier::fuzz {
namespace {

using nlohmann::ordered_json;
using tests::example_context;

void check_report(const Report& report) {
  const std::string text = to_json(report);
  const auto value = ordered_json::parse(text, nullptr, false);
  check(!value.is_discarded() && value.dump() == text, "a report is the shortest JSON");
  check(report.violations.size() <= kMaxFindings && report.advice.size() <= kMaxFindings,
        "a list is bounded");
  check(std::is_sorted(
            report.violations.begin(), report.violations.end(),
            [](const Finding& a, const Finding& b) { return stage_of(a.code) < stage_of(b.code); }),
        "violations stand by stage");
  for (const auto* list : {&report.violations, &report.advice}) {
    for (const Finding& finding : *list) check(!finding.message.empty(), "a finding has a message");
  }
  const HttpAnswer answer = http_answer(report, "id");
  check(answer.status == report.status() && nlohmann::json::accept(answer.body), "an answer");
}

void test(const std::string& text) {
  const Report report = validate(text, example_context());
  check_report(report);
  const Code first = report.ok() ? Code::tos_not_uuid : report.violations[0].code;
  const tests::Verdict verdict = tests::judge(text);
  if (text.size() > kMaxBodyBytes) {
    check(first == Code::body_too_large, "a body is not too large");
  } else if (!verdict.well_formed) {
    check(first == Code::malformed_json || first == Code::body_too_deep, "no JSON is refused");
  } else {
    check(verdict.too_deep == (first == Code::body_too_deep) && first != Code::malformed_json,
          "JSON is read");
  }
  if (first == Code::malformed_json) {
    const std::size_t offset = report.violations[0].params[0].integer;
    check(offset <= text.size(), "an offset is in the text");
    const Report prefix = validate(text.substr(0, offset), example_context());
    check(prefix.ok() || prefix.violations[0].code != Code::malformed_json ||
              prefix.violations[0].params[0].integer == offset,
          "the prefix stands");
  }
  const Report less = validate(text, Context());
  check_report(less);
  check(report.undecided.empty() && less.undecided.size() == kFactual.size(),
        "what is undecided depends on the context alone");

  if (!verdict.well_formed || verdict.too_deep || first == Code::duplicate_member) return;
  if (text.size() > kMaxBodyBytes) return;
  if (text.size() < kMaxBodyBytes) {
    check(to_json(validate(" " + text, example_context())) == to_json(report),
          "white space is nothing");
  }
  const ordered_json value = ordered_json::parse(verdict.text);
  check(to_json(validate(value, example_context())) == to_json(report), "a value is its text");
  if (const auto packed = tests::pack_body(value)) {
    PackedReader reader = packed->reader();
    check(to_json(tests::judge_packed(reader, example_context())) == to_json(report),
          "a packed body is its text");
  }
}

}  // namespace
}  // namespace dossier::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dossier::fuzz::test(std::string(data, data + size));
  return 0;
}
