// Places, their pointers and their order, and the bounded lists of findings (section 3).
#include "dossier/rules/findings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "dossier/read/location.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using namespace std::string_view_literals;
using tests::SeededRandom;

std::string pointer_of(const Location& location) { return to_pointer(location.steps()); }

TEST(Pointer, NamesEveryPlaceOfTheContract) {
  const Location body;
  const Location entry = body / Member::identifying_documents / 1;
  const Location file = entry / Member::files / 12;
  struct Case {
    std::string_view pointer;
    Location location;
  };
  const Case cases[] = {
      {"", body},
      {"/identifying_documents", body / Member::identifying_documents},
      {"/address_documents", body / Member::address_documents},
      {"/tos_policies_value", body / Member::tos_policies_value},
      {"/proof_of_identity", body / Step::other("proof_of_identity")},
      {"/identifying_documents/1", entry},
      {"/identifying_documents/1/expiry_date", entry / Member::expiry_date},
      {"/identifying_documents/1/tpye", entry / Step::other("tpye")},
      {"/identifying_documents/1/files", entry / Member::files},
      {"/identifying_documents/1/files/12", file},
      {"/identifying_documents/1/files/12/uri", file / Member::uri},
      {"/identifying_documents/1/files/12/url", file / Step::other("url")},
      {"/address_documents/0/country", body / Member::address_documents / 0 / Member::country},
      {"/address_documents/4294967295", body / Member::address_documents / 4294967295},
  };
  for (const Case& c : cases) EXPECT_EQ(pointer_of(c.location), c.pointer);
}

TEST(Pointer, EscapesTildeAndSlashAndNothingElse) {
  struct Case {
    std::string_view name, pointer;
  };
  const Case cases[] = {{"", "/"},         {"/", "/~1"},      {"~", "/~0"},
                        {"~1", "/~01"},    {"//", "/~1~1"},   {"a/b~c", "/a~1b~0c"},
                        {"\"\\", "/\"\\"}, {"\0"sv, "/\0"sv}, {"\n", "/\n"},
                        {"é😀", "/é😀"},     {"%2F", "/%2F"},   {" ", "/ "}};
  for (const Case& c : cases) EXPECT_EQ(pointer_of(Location() / Step::other(c.name)), c.pointer);
}

TEST(Order, IsThatOfTheReport) {
  const Location body;
  const Location identity = body / Member::identifying_documents;
  const Location address = body / Member::address_documents;
  // Each place stands before all that follow it.
  const Location places[] = {
      body,
      identity,
      identity / 0,
      identity / 0 / Member::type,
      identity / 0 / Member::number,
      identity / 0 / Member::country,
      identity / 0 / Member::state,
      identity / 0 / Member::issue_date,
      identity / 0 / Member::expiry_date,
      identity / 0 / Member::files,
      identity / 0 / Member::files / 0,
      identity / 0 / Member::files / 0 / Member::side,
      identity / 0 / Member::files / 0 / Member::uri,
      identity / 0 / Member::files / 0 / Step::other("a"),
      identity / 0 / Member::files / 2,
      identity / 0 / Member::files / 10,
      identity / 0 / Step::other(""),
      identity / 0 / Step::other("\0"sv),
      identity / 0 / Step::other("Zz"),
      identity / 0 / Step::other("a"),
      identity / 0 / Step::other("a\0"sv),
      identity / 0 / Step::other("aa"),
      identity / 0 / Step::other("b"),
      identity / 0 / Step::other("\x7F"),
      identity / 0 / Step::other("é"),
      identity / 0 / Step::other("\uFFFD"),
      identity / 0 / Step::other("😀"),  // by bytes, not by UTF-16 units
      identity / 2,
      identity / 10,
      address,
      address / 0,
      address / 0 / Member::type,
      address / 0 / Member::country,
      address / 0 / Member::issue_date,
      address / 0 / Member::files,
      address / 0 / Step::other("expiry_date"),  // no member of an address entry
      body / Member::tos_policies_value,
      body / Step::other("address_document"),
      body / Step::other("files"),
  };
  for (std::size_t i = 0; i < std::size(places); ++i) {
    for (std::size_t j = 0; j < std::size(places); ++j) {
      EXPECT_EQ(places[i] <=> places[j], i <=> j)
          << pointer_of(places[i]) << " and " << pointer_of(places[j]);
      EXPECT_EQ(compare(places[i].steps(), places[j].steps()), i <=> j)
          << pointer_of(places[i]) << " and " << pointer_of(places[j]);
    }
  }
}

TEST(Order, TellsAnElementFromAMemberOfItsNumber) {
  const Step element = Step::element(3);
  const Step member = Step::of(static_cast<Member>(3));
  EXPECT_TRUE(compare({&element, 1}, {&member, 1}) < 0);
  EXPECT_TRUE(compare({&member, 1}, {&element, 1}) > 0);
}

TEST(Step, AsTextIsAnIndexOrAName) {
  EXPECT_EQ(Step::element(0).token(), "0");
  EXPECT_EQ(Step::element(12).token(), "12");
  EXPECT_EQ(Step::of(Member::issue_date).token(), "issue_date");
  EXPECT_EQ(Step::other("a/~b").token(), "a/~b");
}

TEST(Order, TellsNamesApartThatStartAtTheSameByte) {
  const std::string_view text = "ab";
  const Location shorter = Location() / Step::other(text.substr(0, 1));
  const Location longer = Location() / Step::other(text);
  EXPECT_EQ(compare(shorter.steps(), longer.steps()), std::strong_ordering::less);
  EXPECT_EQ(compare(longer.steps(), shorter.steps()), std::strong_ordering::greater);
}

// A finding as the contract orders it, without the code under test.
using Key = std::tuple<Stage, std::vector<std::tuple<int, std::size_t, std::string>>, Code>;

Key key_of(const Found& found) {
  Key key{stage_of(found.code), {}, found.code};
  const Location::Steps steps = found.at.steps();
  for (const Step& step : std::span<const Step>(steps)) {
    std::get<1>(key).emplace_back(static_cast<int>(step.kind), step.number, step.name);
  }
  return key;
}

void add(Findings& findings, const std::pair<Code, Location>& finding) {
  const auto& [code, at] = finding;
  switch (code) {
    case Code::required:
      return findings.add<Code::required>(at);
    case Code::empty:
      return findings.add<Code::empty>(at);
    case Code::file_not_owned:
      return findings.add<Code::file_not_owned>(at);
    case Code::api_version_not_v2:
      return findings.add<Code::api_version_not_v2>(at);
    case Code::ignored_for_selfie:
      return findings.add<Code::ignored_for_selfie>(at);
    default:
      return findings.add<Code::issue_date_in_future>(at);
  }
}

TEST(Findings, KeepTheFirstHundredWhateverTheOrderTheyComeIn) {
  std::vector<std::pair<Code, Location>> all;
  for (std::size_t entry = 0; entry < 9; ++entry) {
    const Location at = Location() / Member::identifying_documents / entry;
    for (std::size_t file = 0; file < 7; ++file) {
      for (const Code code : {Code::file_not_owned, Code::empty, Code::required}) {
        all.emplace_back(code, at / Member::files / file / Member::uri);
      }
    }
    for (const Code code : {Code::ignored_for_selfie, Code::issue_date_in_future}) {
      for (const Member member : {Member::number, Member::issue_date, Member::state}) {
        all.emplace_back(code, at / member);
      }
      for (const std::string_view name : {"", "a", "b", "é", "😀", "0", "zzz"}) {
        all.emplace_back(code, at / Step::other(name));
      }
    }
  }
  all.emplace_back(Code::api_version_not_v2, Location());

  std::vector<Key> violations;
  std::vector<Key> advice;
  for (const auto& [code, at] : all) {
    (stage_of(code) == Stage::advice ? advice : violations)
        .push_back(key_of(Found{code, {}, at, {}}));
  }
  ASSERT_GT(violations.size(), kMaxFindings);
  ASSERT_GT(advice.size(), kMaxFindings);
  for (auto* list : {&violations, &advice}) {
    std::sort(list->begin(), list->end());
    list->resize(kMaxFindings);
  }

  SeededRandom random(100);
  for (int round = 0; round < 200; ++round) {
    if (round == 1) std::reverse(all.begin(), all.end());
    if (round > 1) random.shuffle(all);
    Findings findings;
    for (const auto& finding : all) add(findings, finding);
    for (const auto& [list, expected] :
         {std::pair(&findings.violations, &violations), std::pair(&findings.advice, &advice)}) {
      ASSERT_TRUE(list->overflowed());
      std::vector<Key> kept;
      for (const Found& found : list->found()) kept.push_back(key_of(found));
      ASSERT_EQ(kept, *expected) << "round " << round;
    }
  }
}

TEST(Findings, OverflowWithTheHundredAndFirstAndEachListByItself) {
  Findings findings;
  const Location at = Location() / Member::address_documents;
  for (std::size_t i = 0; i < kMaxFindings; ++i) findings.add<Code::required>(at / i);
  EXPECT_EQ(findings.violations.found().size(), kMaxFindings);
  EXPECT_FALSE(findings.violations.overflowed());
  findings.add<Code::required>(at / kMaxFindings);
  EXPECT_EQ(findings.violations.found().size(), kMaxFindings);
  EXPECT_TRUE(findings.violations.overflowed());
  EXPECT_FALSE(findings.advice.overflowed());
  EXPECT_TRUE(findings.advice.found().empty());
}

TEST(Findings, KeepTheValuesOfTheirParams) {
  Findings findings;
  const Location at = Location() / Member::identifying_documents / 3;
  findings.add<Code::side_duplicate>(at / Member::files / 1 / Member::side, "FRONT"sv,
                                     at / Member::files / 0 / Member::side);
  findings.add<Code::file_count>(at / Member::files, 2, std::size_t{5});
  const auto found = findings.violations.found();
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].code, Code::file_count);
  EXPECT_EQ(found[0].params[0].integer(), 2U);
  EXPECT_EQ(found[0].params[1].integer(), 5U);
  EXPECT_EQ(found[1].params[0].text(), "FRONT");
  EXPECT_EQ(pointer_of(found[1].first), "/identifying_documents/3/files/0/side");
}

TEST(Findings, KeepsAShortTextForItsParam) {
  Findings findings;
  for (const std::string_view day : {"2029-06-01", "", "2028-02-29"}) {
    findings.add<Code::invalid_date>(Location(), findings.keep(ShortText(day)));
  }
  const Findings moved = std::move(findings);
  const auto found = moved.violations.found();
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].params[0].text(), "2029-06-01");
  EXPECT_EQ(found[1].params[0].type(), ParamType::none) << "an empty one is none";
  EXPECT_EQ(found[2].params[0].type(), ParamType::maybe_text);
  EXPECT_EQ(found[2].params[0].text(), "2028-02-29");
}

// findings.add() refuses by static_assert what declares() denies; see also wrong_params.cpp.
using Texts = std::span<const std::string_view>;
using MaybeText = std::optional<std::string_view>;
static_assert(declares<>(Code::required));
static_assert(!declares<int>(Code::required), "one too many");
static_assert(declares<int, std::size_t>(Code::file_count), "any integer");
static_assert(!declares<>(Code::file_count), "none");
static_assert(!declares<int>(Code::file_count), "one too few");
static_assert(!declares<std::string_view, int>(Code::file_count), "wrong type");
static_assert(!declares<const char*, int>(Code::file_count), "no type of a param");
static_assert(!declares<Location, int>(Code::file_count), "wrong type");
static_assert(declares<Location>(Code::selfie_limit));
static_assert(!declares<std::string_view>(Code::selfie_limit), "a pointer is no text");
static_assert(declares<std::string_view, Location>(Code::side_duplicate));
static_assert(!declares<Location, std::string_view>(Code::side_duplicate), "wrong order");
static_assert(declares<Texts, std::string_view, MaybeText>(Code::unknown_value));
static_assert(!declares<Texts, std::string_view>(Code::unknown_value), "one too few");
static_assert(!declares<std::string_view, std::string_view, MaybeText>(Code::unknown_value));
static_assert(declares<JsonType, JsonType>(Code::type_mismatch));
static_assert(!declares<int, int>(Code::type_mismatch), "a type is no integer");
static_assert(declares<MaybeText>(Code::unknown_member));
static_assert(!declares<std::string_view>(Code::unknown_member), "never without its absence");

}  // namespace
}  // namespace dossier
