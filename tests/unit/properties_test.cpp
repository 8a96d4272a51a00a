// What holds for every body, tried on many that chance has made.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/http_answer.hpp"
#include "dossier/nlohmann.hpp"
#include "dossier/read/location.hpp"
#include "dossier/validate.hpp"
#include "pack.hpp"
#include "random_bodies.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using nlohmann::ordered_json;
using tests::Node;
using tests::Random;
using tests::SeededRandom;

#ifdef DOSSIER_SLOW
constexpr int kRounds = 1'000;
#else
constexpr int kRounds = 10'000;
#endif

Context random_context(Random& random, unsigned percent = 70) {
  return tests::context_of(write(some_facts(random_facts(random), percent, random)));
}

// The findings of a report, without their messages.
std::multiset<std::string> findings_of(const Report& report, std::vector<Finding> Report::*list) {
  std::multiset<std::string> findings;
  for (Finding finding : report.*list) {
    Report one;
    finding.message.clear();
    (stage_of(finding.code) == Stage::advice ? one.advice : one.violations).push_back(finding);
    findings.insert(to_json(one));
  }
  return findings;
}

// Without this, the other properties could hold for want of anything to find.
TEST(Property, TheBodiesMeetEveryRule) {
  SeededRandom random(1);
  std::map<std::string_view, int> seen;
  int ok = 0;
  for (int round = 0; round < kRounds; ++round) {
    const Context context = random_context(random);
    const Report report = validate(write(random_body(random, round % 4 == 0)), context);
    if (report.ok()) ++ok;
    for (const auto* list : {&report.violations, &report.advice}) {
      for (const Finding& finding : *list) ++seen[name_of(finding.code)];
    }
  }
  for (const Rule& rule : kRules) {
    const bool of_text = rule.stage == Stage::parse && rule.code != Code::duplicate_member;
    EXPECT_EQ(seen.count(rule.name), of_text ? 0U : 1U) << rule.name;
  }
  EXPECT_GT(ok, kRounds / 50);
}

TEST(Property, TheOrderOfMembersNeverMatters) {
  SeededRandom random(2);
  for (int round = 0; round < kRounds; ++round) {
    const Context context = random_context(random);
    Node body = random_body(random, round % 2 == 0);
    const std::string text = write(body);
    const std::string report = to_json(validate(text, context));
    for (int i = 0; i < 3; ++i) {
      shuffle_members(body, random);
      ASSERT_EQ(to_json(validate(write(body), context)), report) << text << "\n" << write(body);
    }
  }
}

TEST(Property, WhiteSpaceAndEscapesNeverMatter) {
  SeededRandom random(3);
  for (int round = 0; round < kRounds; ++round) {
    const Context context = random_context(random);
    const Node body = random_body(random, round % 4 == 0);
    const std::string text = write(body);
    const std::string report = to_json(validate(text, context));
    for (int i = 0; i < 3; ++i) {
      const std::string other = write_freely(body, random);
      ASSERT_EQ(to_json(validate(other, context)), report) << text << "\n" << other;
    }
  }
}

TEST(Property, TheSpellingOfAContextNeverMatters) {
  SeededRandom random(4);
  for (int round = 0; round < kRounds; ++round) {
    Node facts = some_facts(random_facts(random), 80, random);
    const std::string body = write(random_body(random));
    const std::string report = to_json(validate(body, tests::context_of(write(facts))));
    shuffle_members(facts, random);
    const Context context = tests::context_of(write_freely(facts, random));
    ASSERT_EQ(to_json(validate(body, context)), report) << body << "\n" << write(facts);
  }
}

TEST(Property, EveryWayInGivesTheSameReport) {
  SeededRandom random(5);
  int packed_bodies = 0;
  for (int round = 0; round < kRounds; ++round) {
    const Context context = random_context(random);
    const std::string text = write(random_body(random));
    const std::string report = to_json(validate(text, context));
    const ordered_json value = ordered_json::parse(text);
    ASSERT_EQ(to_json(validate(value, context)), report) << text;
    if (const auto packed = tests::pack_body(value)) {
      ++packed_bodies;
      PackedReader reader = packed->reader();
      ASSERT_EQ(to_json(tests::judge_packed(reader, context)), report) << text;
    }
  }
  EXPECT_GT(packed_bodies, kRounds / 20);
}

// What kind of object the contract puts at a path.
ObjectKind kind_at(const std::vector<Step>& path) {
  const auto is = [&](std::size_t i, Member member) { return path[i] == Step::of(member); };
  const auto is_element = [&](std::size_t i) { return path[i].kind == Step::Kind::index; };
  if (path.empty()) return ObjectKind::body;
  const bool entry = path.size() >= 2 && is_element(1);
  if (path.size() == 2 && entry && is(0, Member::identifying_documents))
    return ObjectKind::identity;
  if (path.size() == 2 && entry && is(0, Member::address_documents)) return ObjectKind::address;
  if (path.size() == 4 && entry && is(2, Member::files) && is_element(3)) return ObjectKind::file;
  return ObjectKind::none;
}

// Finds the first path, in report order, of a member that is named twice.
void find_duplicates(const Node& node, std::vector<Step>& path,
                     std::optional<std::vector<Step>>& first) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const Node& item = node.items[i];
    Step step = Step::element(i);
    if (node.type == JsonType::object) {
      const auto member = find_member(kind_at(path), item.name);
      step = member ? Step::of(*member) : Step::other(item.name);
    }
    path.push_back(step);
    const bool twice = node.type == JsonType::object && !names.insert(item.name).second;
    if (twice && (!first || compare(path, *first) < 0)) first = path;
    find_duplicates(item, path, first);
    path.pop_back();
  }
}

// Objects and arrays of few names, so that many are named twice.
Node random_tree(Random& random, std::size_t depth) {
  constexpr std::string_view kNames[] = {
      "identifying_documents", "address_documents", "files", "uri", "type", "a", "é", "a/b"};
  Node node{random.chance(10) ? JsonType::null
            : depth % 2 == 0  ? JsonType::object
                              : JsonType::array};
  if (node.type == JsonType::null || depth == 6) return Node{JsonType::null};
  for (std::size_t count = random.below(4); count > 0; --count) {
    Node item = random_tree(random, depth + 1);
    item.name = random.pick(kNames);
    node.items.push_back(std::move(item));
  }
  return node;
}

TEST(Property, OfAllMembersNamedTwiceTheFirstIsReported) {
  SeededRandom random(9);
  int found = 0;
  for (int round = 0; round < 2 * kRounds; ++round) {
    const Node body = random_tree(random, 0);
    std::vector<Step> path;
    std::optional<std::vector<Step>> first;
    find_duplicates(body, path, first);
    const Report report = validate(write(body), Context());
    const bool reported = !report.ok() && report.violations[0].code == Code::duplicate_member;
    ASSERT_EQ(reported, first.has_value()) << write(body);
    if (!first) continue;
    ++found;
    ASSERT_EQ(report.violations.size(), 1U);
    ASSERT_EQ(report.violations[0].path, to_pointer(*first)) << write(body);
  }
  EXPECT_GT(found, kRounds / 4);
  EXPECT_LT(found, 2 * kRounds);
}

TEST(Property, AFactTakesNoFindingAway) {
  SeededRandom random(6);
  int compared = 0;
  for (int round = 0; round < kRounds; ++round) {
    const Node more = some_facts(random_facts(random), 80, random);
    const Node less = some_facts(more, 60, random);
    const std::string body = write(random_body(random));
    const Report with = validate(body, tests::context_of(write(more)));
    const Report without = validate(body, tests::context_of(write(less)));
    if (with.truncated || without.truncated) continue;
    ++compared;
    for (const auto list : {&Report::violations, &Report::advice}) {
      const auto findings = findings_of(with, list);
      const auto fewer = findings_of(without, list);
      ASSERT_TRUE(std::includes(findings.begin(), findings.end(), fewer.begin(), fewer.end()))
          << body << "\n"
          << write(less) << "\n"
          << write(more);
    }
    ASSERT_TRUE(std::includes(without.undecided.begin(), without.undecided.end(),
                              with.undecided.begin(), with.undecided.end()));
  }
  EXPECT_GT(compared, kRounds * 9 / 10);
}

TEST(Property, AnUndecidedRuleFindsNothing) {
  SeededRandom random(7);
  for (int round = 0; round < kRounds; ++round) {
    const Report report = validate(write(random_body(random)), random_context(random, 40));
    for (const auto* list : {&report.violations, &report.advice}) {
      for (const Finding& finding : *list) {
        ASSERT_EQ(std::count(report.undecided.begin(), report.undecided.end(), finding.code), 0);
      }
    }
  }
}

TEST(Property, AReportAndItsAnswerAreWellFormedAndAgree) {
  SeededRandom random(8);
  for (int round = 0; round < kRounds; ++round) {
    const Report report =
        validate(write(random_body(random, round % 8 == 0)), random_context(random));
    const std::string text = to_json(report);
    const ordered_json value = ordered_json::parse(text);
    ASSERT_EQ(value.dump(), text);
    ASSERT_EQ(value.at("ok"), value.at("violations").empty());
    const HttpAnswer answer = http_answer(report, "id");
    ASSERT_EQ(answer.status, value.at("status"));
    ASSERT_TRUE(nlohmann::json::accept(answer.body));
    for (const auto* list : {&report.violations, &report.advice}) {
      for (const Finding& finding : *list) {
        if (finding.code == Code::v1_member) continue;  // whose `use` can be “{customer_id}”
        ASSERT_EQ(finding.message.find_first_of("{}[]|"), std::string::npos) << finding.message;
      }
    }
  }
}

}  // namespace
}  // namespace dossier
