// Runs the vectors through every way in, and asks whether the vectors themselves are worth it.
#include "vectors.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/nlohmann.hpp"
#include "dossier/read/packed_reader.hpp"
#include "dossier/validate.hpp"
#include "judge.hpp"
#include "pack.hpp"
#include "paths.hpp"

namespace dossier {
namespace {

using nlohmann::ordered_json;
using tests::all_vectors;
using tests::Case;
using tests::expected_report;
using tests::read_vectors;
using tests::without_messages;

// Whether a list of an expected report holds a code.
bool has_code(const ordered_json& findings, std::string_view code) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const ordered_json& finding) { return finding.at("code") == code; });
}

bool has_tag(const Case& c, std::string_view tag) {
  return std::find(c.tags.begin(), c.tags.end(), tag) != c.tags.end();
}

// Whether the report depends on more than the value: on bytes, or on what a parser forgets.
bool is_about_the_text(const Case& c) {
  const auto& violations = c.report().at("violations");
  return has_code(violations, "malformed_json") || has_code(violations, "body_too_large") ||
         has_code(violations, "duplicate_member");
}

class Vectors : public ::testing::TestWithParam<std::string_view> {
 protected:
  std::vector<Case> cases() const { return read_vectors(GetParam()); }
};

TEST_P(Vectors, HaveTheirReports) {
  for (const Case& c : cases()) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(without_messages(validate(c.body, c.context)), expected_report(c));
  }
}

TEST_P(Vectors, HaveTheSameReportsAsValues) {
  for (const Case& c : cases()) {
    if (is_about_the_text(c)) continue;
    SCOPED_TRACE(c.name);
    // A number that no double holds is a 0 here, which no rule tells from it.
    const tests::Verdict verdict = tests::judge(c.body);
    if (!verdict.well_formed) {
      EXPECT_TRUE(verdict.too_deep) << "a text that ends while it is too deep, and has no value";
      continue;
    }
    const auto value = ordered_json::parse(verdict.text);
    EXPECT_EQ(without_messages(validate(value, c.context)), expected_report(c));
    EXPECT_EQ(without_messages(validate(nlohmann::json(value), c.context)), expected_report(c));
    if (const auto packed = tests::pack_body(value)) {
      PackedReader reader = packed->reader();
      EXPECT_EQ(without_messages(tests::judge_packed(reader, c.context)), expected_report(c));
    }
  }
}

// Without this, the test above could pass for want of values, or of bodies that are packed.
TEST(VectorFiles, HoldManyValuesAndBodiesThatArePacked) {
  std::size_t values = 0;
  std::size_t packed = 0;
  for (const Case& c : all_vectors()) {
    if (!c.json.contains("value")) continue;
    ++values;
    packed += tests::pack_body(c.json.at("value")) ? 1U : 0U;
  }
  EXPECT_GT(values, all_vectors().size() / 2);
  EXPECT_GT(packed, all_vectors().size() / 4);
}

TEST_P(Vectors, SayWhatTheyAre) {
  const Rule& rule = *std::find_if(kRules.begin(), kRules.end(),
                                   [](const Rule& r) { return r.name == GetParam(); });
  std::map<std::string_view, int> tagged;
  std::set<std::string> names;
  for (const Case& c : cases()) {
    SCOPED_TRACE(c.name);
    EXPECT_TRUE(names.insert(c.name).second) << "two cases of this name";

    const bool fires = has_tag(c, "fires");
    const bool near_miss = has_tag(c, "near_miss");
    const bool undecided = has_tag(c, "undecided");
    EXPECT_EQ(fires + near_miss + undecided, 1) << "exactly one of the three";
    EXPECT_EQ(std::set<std::string>(c.tags.begin(), c.tags.end()).size(), c.tags.size());
    ++tagged[fires ? "fires" : near_miss ? "near_miss" : "undecided"];

    const auto& report = c.report();
    const bool found =
        has_code(report.at(rule.stage == Stage::advice ? "advice" : "violations"), rule.name);
    const auto& list = report.at("undecided");
    const bool listed = std::find(list.begin(), list.end(), rule.name) != list.end();
    EXPECT_EQ(found, fires);
    EXPECT_EQ(listed, undecided);
    EXPECT_EQ(listed, !c.context.has(rule.fact));
    EXPECT_TRUE(has_tag(c, "truncation") || !report.contains("truncated"));
  }
  EXPECT_GE(tagged["fires"], 1);
  EXPECT_GE(tagged["near_miss"], 1);
  if (rule.fact != Fact::none) {
    EXPECT_GE(tagged["undecided"], 1);
  }
}

constexpr auto kCodes = column<kRules>([](const Rule& rule) { return rule.name; });
INSTANTIATE_TEST_SUITE_P(Each, Vectors, ::testing::ValuesIn(kCodes),
                         [](const auto& code) { return std::string(code.param); });

TEST(VectorFiles, AreOneForEachCode) {
  std::set<std::string> expected;
  for (const Rule& rule : kRules) expected.insert(std::string(rule.name) + ".json");
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(tests::path_of("tests/vectors"))) {
    if (entry.path().extension() == ".json") files.insert(entry.path().filename().string());
  }
  EXPECT_EQ(files, expected);
}

// How many cases of a file a validator fails.
using Validator = std::function<Report(const Case&)>;

std::map<std::string, int> failures(const Validator& validator) {
  std::map<std::string, int> failures;
  for (const Case& c : all_vectors()) {
    if (without_messages(validator(c)) != expected_report(c)) ++failures[c.code];
  }
  return failures;
}

Report validate_case(const Case& c) { return validate(c.body, c.context); }

TEST(FakeValidator, NoneIsFoundInTheTrueOne) { EXPECT_TRUE(failures(validate_case).empty()); }

TEST(FakeValidator, ThatAlwaysSaysYesFailsEveryFileOfAViolation) {
  const auto failed = failures([](const Case& c) {
    Report report = validate_case(c);
    report.violations.clear();
    return report;
  });
  for (const Rule& rule : kRules) {
    if (rule.stage == Stage::advice) continue;
    EXPECT_GE(failed.count(std::string(rule.name)), 1U) << rule.name;
  }
}

TEST(FakeValidator, ThatAlwaysFindsTheSameFailsEveryFile) {
  const auto failed = failures([](const Case& c) {
    Report report = validate("{}", c.context);
    report.violations.resize(1);
    return report;
  });
  EXPECT_EQ(failed.size(), kRules.size());
}

TEST(FakeValidator, ThatForgetsOneCodeFailsTheFileOfThatCode) {
  // The reports once, and for each code once more without it.
  const auto& cases = all_vectors();
  for (const Rule& rule : kRules) {
    bool failed = false;
    for (const Case& c : cases) {
      if (c.code != rule.name || failed) continue;
      Report report = validate_case(c);
      for (auto* list : {&report.violations, &report.advice}) {
        std::erase_if(*list, [&](const Finding& finding) { return finding.code == rule.code; });
      }
      failed = without_messages(report) != expected_report(c);
    }
    EXPECT_TRUE(failed) << rule.name;
  }
}

TEST(FakeValidator, ThatForgetsWhatIsUndecidedFailsTheFileOfThatCode) {
  for (const Code code : kFactual) {
    bool failed = false;
    for (const Case& c : read_vectors(name_of(code))) {
      Report report = validate_case(c);
      std::erase(report.undecided, code);
      failed = failed || without_messages(report) != expected_report(c);
    }
    EXPECT_TRUE(failed) << name_of(code);
  }
}

}  // namespace
}  // namespace dossier
