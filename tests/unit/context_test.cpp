// The context (section 2), by tests/vectors/contexts and in C++.
#include "dossier/context.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dossier/read/context.hpp"
#include "dossier/read/packed_reader.hpp"
#include "dossier/tables/facts.hpp"
#include "dossier/validate.hpp"
#include "judge.hpp"
#include "pack.hpp"
#include "support.hpp"
#include "vectors.hpp"

namespace dossier {
namespace {

using nlohmann::ordered_json;
using tests::context_of;

ordered_json cases_of(const std::string& file) { return tests::read_cases("contexts/" + file); }

std::vector<std::string_view> names_of(const std::vector<Code>& codes) {
  std::vector<std::string_view> names;
  for (const Code code : codes) names.push_back(name_of(code));
  return names;
}

void expect_equal(const Context& a, const Context& b) {
  EXPECT_EQ(a.today, b.today);
  EXPECT_EQ(a.customer.customer_type, b.customer.customer_type);
  EXPECT_EQ(a.customer.api_version, b.customer.api_version);
  EXPECT_EQ(a.customer.customer_status, b.customer.customer_status);
  EXPECT_EQ(a.customer.country_of_residence, b.customer.country_of_residence);
  EXPECT_EQ(a.customer.attach_in_flight, b.customer.attach_in_flight);
  EXPECT_EQ(a.client.selfie_required, b.client.selfie_required);
  EXPECT_EQ(a.uploaded_uris, b.uploaded_uris);
  EXPECT_EQ(a.tos_policies_value, b.tos_policies_value);
}

TEST(Context, AGoodOneDecidesWhatIsUndecidedForAnyBody) {
  for (const auto& c : cases_of("accepted.json")) {
    SCOPED_TRACE(c.at("name").get<std::string>());
    const Context context = context_of(c.at("context").get<std::string>());
    const auto expected = c.at("undecided").get<std::vector<std::string>>();
    const std::vector<std::string_view> undecided(expected.begin(), expected.end());
    for (const std::string_view body : {"{}", "", "[]", "{\"a\":1,\"a\":2}", "null"}) {
      EXPECT_EQ(names_of(validate(body, context).undecided), undecided) << body;
    }
  }
}

TEST(Context, AMalformedOneIsRefusedAndItsMemberNamed) {
  for (const auto& c : cases_of("malformed.json")) {
    SCOPED_TRACE(c.at("name").get<std::string>());
    const auto parsed = parse_context(c.at("context").get<std::string>());
    const auto* error = std::get_if<ContextError>(&parsed);
    if (error == nullptr) {
      ADD_FAILURE() << "it is accepted";
      continue;
    }
    EXPECT_FALSE(error->message.empty());
    if (c.at("error").is_null()) {
      EXPECT_EQ(error->member, "");
    } else {
      const auto member = c.at("error").get<std::string>();
      EXPECT_EQ(error->member, member);
      EXPECT_NE(error->message.find(member), std::string::npos) << error->message;
    }
  }
}

TEST(Context, AFaultIsToldWithWhatToDoAboutIt) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"[]", "The context must be an object, or null where it is not known."},
      {"1", "The context must be an object, or null where it is not known."},
      {R"({"customer":1})",
       "The context's member customer must be an object, or null where it is not known."},
      {R"({"today":"2026-02-30"})",
       "The context's member today must be a string that names a real day as YYYY-MM-DD, or null "
       "where it is not known."},
      {R"({"customer":{"customer_type":1}})",
       "The context's member customer.customer_type must be a string, or null where it is not "
       "known."},
      {R"({"client":{"selfie_required":"no"}})",
       "The context's member client.selfie_required must be true or false, or null where it is not "
       "known."},
      {R"({"uploaded_uris":{}})",
       "The context's member uploaded_uris must be an array of strings, or null where it is not "
       "known."},
      {R"({"clients":{}})",
       "The context's member clients is not known. Leave it out, or correct its name."},
      {R"({"today":null,"today":null})",
       "The context's member today is given more than once. Keep only one of them."},
      {R"({"today":)",
       "The context is not valid JSON: what follows its first 9 bytes cannot be read."},
  };
  for (const auto& [text, message] : cases) {
    const auto parsed = parse_context(text);
    const auto* error = std::get_if<ContextError>(&parsed);
    EXPECT_EQ(error == nullptr ? "" : error->message, message) << text;
  }
}

std::size_t count_members(const ordered_json& value) {
  std::size_t count = value.is_object() ? value.size() : 0;
  if (value.is_structured()) {
    for (const auto& element : value) count += count_members(element);
  }
  return count;
}

// What can be packed: nothing that is no JSON, and no object in which a member is named twice.
std::optional<ordered_json> value_of(const std::string& text) {
  if (!tests::is_json(text)) return std::nullopt;
  std::size_t names = 0;
  const auto value =
      ordered_json::parse(text, [&](int, ordered_json::parse_event_t event, const ordered_json&) {
        names += event == ordered_json::parse_event_t::key ? 1U : 0U;
        return true;
      });
  return count_members(value) == names ? std::optional(value) : std::nullopt;
}

// What JavaScript packs is read as its text is.
TEST(Context, ThePackedOneIsReadAsTheText) {
  for (const std::string file : {"accepted.json", "malformed.json"}) {
    const auto cases = cases_of(file);
    std::size_t packed_ones = 0;
    for (const auto& c : cases) {
      SCOPED_TRACE(c.at("name").get<std::string>());
      const auto text = c.at("context").get<std::string>();
      const auto value = value_of(text);
      if (!value) continue;
      ++packed_ones;
      const auto expected = parse_context(text);
      const tests::Packed packed = tests::pack(*value);
      PackedReader reader = packed.reader();
      const auto parsed = parse_context(reader);
      ASSERT_EQ(parsed.index(), expected.index());
      if (const auto* error = std::get_if<ContextError>(&parsed)) {
        EXPECT_EQ(error->member, std::get<ContextError>(expected).member);
        EXPECT_EQ(error->message, std::get<ContextError>(expected).message);
      } else {
        expect_equal(std::get<Context>(parsed), std::get<Context>(expected));
      }
    }
    EXPECT_GT(packed_ones, cases.size() / 2) << file;
  }
}

TEST(Context, WhatIsNotPackedIsRefusedAndNoMemberNamed) {
  const std::vector<std::uint32_t> texts[] = {{}, {static_cast<std::uint32_t>(PackedTag::end)}};
  for (const auto& tokens : texts) {
    PackedReader reader(tokens, {});
    const auto parsed = parse_context(reader);
    ASSERT_TRUE(std::holds_alternative<ContextError>(parsed));
    EXPECT_EQ(std::get<ContextError>(parsed).member, "");
    EXPECT_EQ(std::get<ContextError>(parsed).message, "The context is not packed.");
  }
}

TEST(Context, KeepsEveryFactAsItIsGiven) {
  const Context context = context_of(
      R"({"today":"2026-11-22","customer":{"customer_type":"","api_version":"V2 ",)"
      R"("customer_status":"\ud83d\ude00","country_of_residence":"usa","attach_in_flight":false},)"
      R"("client":{"selfie_required":true},"uploaded_uris":["","/a","/a"],)"
      R"("tos_policies_value":"\u0000"})");
  EXPECT_EQ(context.today->text(), "2026-11-22");
  EXPECT_EQ(context.customer.customer_type, "");
  EXPECT_EQ(context.customer.api_version, "V2 ");
  EXPECT_EQ(context.customer.customer_status, "😀");
  EXPECT_EQ(context.customer.country_of_residence, "usa");
  EXPECT_EQ(context.customer.attach_in_flight, false);
  EXPECT_EQ(context.client.selfie_required, true);
  EXPECT_EQ(context.uploaded_uris, (std::vector<std::string>{"", "/a", "/a"}));
  EXPECT_EQ(context.tos_policies_value, std::string(1, '\0'));
  for (std::size_t i = 0; i < kFacts.size(); ++i) EXPECT_TRUE(context.has(static_cast<Fact>(i)));
}

TEST(Context, AnEmptyOneHasNoFact) {
  for (std::size_t i = 0; i < kFacts.size(); ++i) EXPECT_FALSE(Context().has(static_cast<Fact>(i)));
  EXPECT_TRUE(Context().has(Fact::none)) << "a rule that needs no fact is always decided";
}

TEST(Context, IsWrittenAsTheTextThatItIsReadFrom) {
  EXPECT_EQ(to_json(Context()), "{}");
  // Each fact by itself, and all of them.
  const std::string_view facts[] = {
      R"("today":"2026-11-22")",
      R"("customer":{"customer_type":"\"\\\u0000é"})",
      R"("customer":{"api_version":"v2"})",
      R"("customer":{"customer_status":""})",
      R"("customer":{"country_of_residence":"USA"})",
      R"("customer":{"attach_in_flight":false})",
      R"("client":{"selfie_required":true})",
      R"("uploaded_uris":[])",
      R"("uploaded_uris":["","/a"])",
      R"("tos_policies_value":"x")",
      R"("today":"2026-11-22","customer":{"customer_type":"a","api_version":"b",)"
      R"("customer_status":"c","country_of_residence":"d","attach_in_flight":true},)"
      R"("client":{"selfie_required":false},"uploaded_uris":["e"],"tos_policies_value":"f")",
  };
  for (const std::string_view fact : facts) {
    const std::string text = "{" + std::string(fact) + "}";
    EXPECT_EQ(to_json(context_of(text)), text);
  }
}

TEST(Context, IsReadAgainAsItWas) {
  for (const auto& c : cases_of("accepted.json")) {
    SCOPED_TRACE(c.at("name").get<std::string>());
    const Context context = context_of(c.at("context").get<std::string>());
    expect_equal(context_of(to_json(context)), context);
  }
}

TEST(Context, IsValidJsonWhateverItsStringsAre) {
  Context context;
  context.tos_policies_value = "\xff";
  EXPECT_EQ(to_json(context), "{\"tos_policies_value\":\"\uFFFD\"}");
}

TEST(Context, OwnsItsStrings) {
  Context context;
  {
    std::string text =
        R"({"customer":{"customer_status":"ON_HOLD, and long enough for the heap"}})";
    context = context_of(text);
    text.assign(text.size(), 'x');
  }
  EXPECT_EQ(context.customer.customer_status, "ON_HOLD, and long enough for the heap");
}

}  // namespace
}  // namespace dossier
