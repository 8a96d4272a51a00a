// What JavaScript makes of values and bodies (read_packed.hpp).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/read/context.hpp"
#include "dossier/read/packed_reader.hpp"
#include "dossier/read/text_reader.hpp"
#include "dossier/validate.hpp"
#include "example.hpp"
#include "pack.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using tests::Packed;
using tests::SeededRandom;
using tests::token;
using Tag = PackedTag;
using Tokens = std::vector<std::uint32_t>;

// Packed ranges that end where their memory does, so that AddressSanitizer sees any step outside.
struct Exact {
  Exact(const Tokens& tokens, std::string_view text)
      : exact_tokens(std::make_unique<std::uint32_t[]>(tokens.size())),
        exact_text(std::make_unique<char[]>(text.size())),
        reader({exact_tokens.get(), tokens.size()}, {exact_text.get(), text.size()}) {
    std::copy(tokens.begin(), tokens.end(), exact_tokens.get());
    std::copy(text.begin(), text.end(), exact_text.get());
  }

  std::unique_ptr<std::uint32_t[]> exact_tokens;
  std::unique_ptr<char[]> exact_text;
  PackedReader reader;
};

Report validate_exactly(const Tokens& tokens, std::string_view text, const Context& context = {}) {
  Exact exact(tokens, text);
  return tests::judge_packed(exact.reader, context);
}

bool is_malformed(const Report& report) {
  return report.violations.size() == 1 && report.violations[0].code == Code::malformed_json;
}

// Notes the events of a value.
struct Notes {
  void begin_object() { text += '{'; }
  void end_object() { text += '}'; }
  void begin_array() { text += '['; }
  void end_array() { text += ']'; }
  void name(std::string_view name) { text.append(name) += ':'; }
  void scalar(JsonType type, std::string_view value) {
    text.append(name_of(type)).append("=").append(value) += ' ';
  }
  std::string text;
};

TEST(Packed, ABodyGivesTheReportOfItsText) {
  const Context context = tests::context_of(R"({"today":"2026-11-22"})");
  const std::string_view bodies[] = {
      tests::example_body(),
      "{}",
      R"({"tos_policies_value":""})",
      R"({"tos_policies_value":"é😀","address_documents":[]})",
      R"({"identifying_documents":[{},{"files":[]},{"files":[{},{"uri":"/a"}],"type":"x"}]})",
      R"({"identifying_documents":[{"type":"PASSPORT","files":[{"side":"LEFT","uri":" "}]}]})",
      R"({"address_documents":[{"country":"USA"},{"issue_date":"2026-02-30","files":[{}]}]})"};
  for (const std::string_view body : bodies) {
    SCOPED_TRACE(body);
    const auto packed = tests::pack_body(nlohmann::ordered_json::parse(body));
    ASSERT_TRUE(packed);
    EXPECT_EQ(to_json(validate_exactly(packed->tokens, packed->text, context)),
              to_json(validate(body, context)));
  }
}

TEST(Packed, AValueGivesTheEventsOfItsText) {
  const std::string_view values[] = {
      "null",
      "true",
      "false",
      "0",
      "\"\"",
      "\"type\"",
      "[]",
      "{}",
      "[[],{},[{}],\"é😀\"]",
      R"({"type":"SELFIE","x":[1],"":{"uri":"","":null},"y":[{"type":false},null,true,[]]})"};
  for (const std::string_view value : values) {
    SCOPED_TRACE(value);
    const Packed packed = tests::pack(nlohmann::ordered_json::parse(value));
    Notes from_packed;
    Exact exact(packed.tokens, packed.text);
    EXPECT_EQ(exact.reader.read(from_packed), ReadFault::none);
    Notes from_text;
    TextReader reader(value);
    EXPECT_EQ(reader.read(from_text), ReadFault::none);
    EXPECT_EQ(from_packed.text, from_text.text);
  }
}

TEST(Packed, WhatIsPackedStandsOneBehindTheOther) {
  Packed both = tests::pack(nlohmann::ordered_json::parse(R"({"today":"2026-11-22"})"));
  const auto body = tests::pack_body(nlohmann::ordered_json::parse(tests::example_body()));
  both.tokens.insert(both.tokens.end(), body->tokens.begin(), body->tokens.end());
  both.text.append(body->text);
  PackedReader reader = both.reader();
  const auto parsed = parse_context(reader);
  ASSERT_TRUE(std::holds_alternative<Context>(parsed));
  EXPECT_EQ(to_json(tests::judge_packed(reader, std::get<Context>(parsed))),
            to_json(validate(tests::example_body(), std::get<Context>(parsed))));
}

TEST(Packed, StringsAreReadOneByOne) {
  Exact exact({token(Tag::string, 2), token(Tag::string), token(Tag::null)}, "ab");
  EXPECT_EQ(exact.reader.read_string(), "ab");
  EXPECT_EQ(exact.reader.read_string(), "");
  EXPECT_EQ(exact.reader.read_string(), std::nullopt) << "no string";
  EXPECT_EQ(exact.reader.read_string(), std::nullopt) << "nothing";
  EXPECT_EQ(Exact({token(Tag::string, 3)}, "ab").reader.read_string(), std::nullopt) << "too long";
}

TEST(Packed, AValueNestsAsDeepAsAText) {
  for (const std::size_t depth : {kMaxDepth, kMaxDepth + 1}) {
    Tokens tokens(depth, token(Tag::array));
    tokens.insert(tokens.end(), depth, token(Tag::end));
    Notes notes;
    EXPECT_EQ(Exact(tokens, "").reader.read(notes),
              depth > kMaxDepth ? ReadFault::too_deep : ReadFault::none);
  }
}

TEST(Packed, TokensThatMakeNoValueAreMalformed) {
  struct Case {
    const char* name;
    Tokens tokens;
    std::string_view text;
  };
  const Case cases[] = {
      {"no token", {}, ""},
      {"an end of nothing", {token(Tag::end)}, ""},
      {"a name of nothing", {token(Tag::name), token(Tag::null)}, ""},
      {"an array left open", {token(Tag::array)}, ""},
      {"an object left open", {token(Tag::object), token(Tag::name), token(Tag::null)}, ""},
      {"a name in an array", {token(Tag::array), token(Tag::name), token(Tag::end)}, ""},
      {"a value without a name", {token(Tag::object), token(Tag::null), token(Tag::end)}, ""},
      {"a name without a value", {token(Tag::object), token(Tag::name), token(Tag::end)}, ""},
      {"a name behind a name",
       {token(Tag::object), token(Tag::name), token(Tag::name), token(Tag::null), token(Tag::end)},
       ""},
      {"a string longer than the text", {token(Tag::string, 3)}, "ab"},
      {"a name longer than the text",
       {token(Tag::object), token(Tag::name, 3), token(Tag::null), token(Tag::end)},
       "ab"},
      {"the longest string of all", {0xFFFFFFF0U | token(Tag::string)}, "ab"},
      {"a tag that there is not", {token(15)}, ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    Notes notes;
    EXPECT_EQ(Exact(c.tokens, c.text).reader.read(notes), ReadFault::malformed);
  }
}

TEST(Packed, TokensThatMakeNoBodyAreMalformed) {
  struct Case {
    const char* name;
    Tokens tokens;
    std::string_view text;
  };
  const std::uint32_t tos = tests::body_tag(Member::tos_policies_value);
  const std::uint32_t list = tests::body_tag(Member::address_documents);
  const std::uint32_t files = tests::body_tag(Member::files);
  const Case cases[] = {
      {"no token", {}, ""},
      {"a body left open", {token(tos)}, ""},
      {"a document left open", {token(list, 1), token(files)}, ""},
      {"a file left open", {token(list, 1), token(files, 1)}, ""},
      {"fewer documents than are told", {token(list, 2), 0, 0}, ""},
      {"more documents than there can be", {token(list, 0xFFFFFFF), 0, 0}, ""},
      {"a member of another object", {token(tests::body_tag(Member::uri)), 0}, ""},
      {"a list in a file", {token(list, 1), token(files, 1), token(files), 0, 0, 0}, ""},
      {"an end with a length", {token(0, 1)}, ""},
      {"a member that there is not", {token(13), 0}, ""},
      {"a string longer than the text", {token(tos, 3), 0}, "ab"},
      {"the longest string of all", {0xFFFFFFF0U | tos, 0}, "ab"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_TRUE(is_malformed(validate_exactly(c.tokens, c.text)))
        << to_json(validate_exactly(c.tokens, c.text));
  }
}

TEST(Packed, GarbageIsRefusedAndNeverReadOutside) {
  SeededRandom random(32);
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    Tokens tokens(2 + random.below(30));
    for (auto& token : tokens) token = static_cast<std::uint32_t>(random.bits());
    const std::string text(random.below(40), 'x');
    if (!is_malformed(validate_exactly(tokens, text))) ++accepted;
    Notes notes;
    Exact(tokens, text).reader.read(notes);
  }
  EXPECT_LT(accepted, 20) << "a body that means something is hard to hit";
}

TEST(Packed, GarbageThatLooksLikeABodyGivesAReport) {
  SeededRandom random(33);
  int malformed = 0;
  const Context context = tests::context_of(R"({"today":"2026-11-22","uploaded_uris":[]})");
  const Packed whole = *tests::pack_body(nlohmann::ordered_json::parse(tests::example_body()));
  for (int round = 0; round < 50'000; ++round) {
    // A body's tokens with a few of them hit.
    Packed packed = whole;
    for (std::size_t hits = 1 + random.below(3); hits > 0; --hits) {
      auto& hit = packed.tokens[random.below(packed.tokens.size())];
      switch (random.below(4)) {
        case 0:
          hit ^= 1U << random.below(32);
          break;
        case 1:
          hit = token(static_cast<std::uint32_t>(random.below(14)), random.below(40));
          break;
        case 2:
          packed.tokens.resize(random.below(packed.tokens.size()) + 1);
          break;
        default:
          packed.text[random.below(packed.text.size())] = static_cast<char>(random.bits());
      }
    }
    const Report report = validate_exactly(packed.tokens, packed.text, context);
    if (is_malformed(report)) ++malformed;
    if (round % 16 == 0) {
      ASSERT_TRUE(nlohmann::json::accept(to_json(report))) << to_json(report);
    }
  }
  EXPECT_GT(malformed, 5'000);
  EXPECT_LT(malformed, 50'000);
}

}  // namespace
}  // namespace dossier
