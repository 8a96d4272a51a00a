// Packed bodies: what JavaScript makes of a value (read_packed.hpp).
#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/read_packed.hpp"
#include "dossier/validate.hpp"
#include "pack.hpp"
#include "random.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using tests::Packed;
using tests::Random;
using tests::token;
using Tag = PackedTag;
using Tokens = std::vector<std::uint32_t>;

// Checks packed ranges that end where their memory does, so that AddressSanitizer sees any step
// outside.
Report validate_exactly(const Tokens& tokens, std::string_view text, const Context& context = {}) {
  const auto exact_tokens = std::make_unique<std::uint32_t[]>(tokens.size());
  const auto exact_text = std::make_unique<char[]>(text.size());
  std::copy(tokens.begin(), tokens.end(), exact_tokens.get());
  std::copy(text.begin(), text.end(), exact_text.get());
  PackedReader reader({exact_tokens.get(), tokens.size()}, {exact_text.get(), text.size()});
  return validate(reader, context);
}

bool is_malformed(const Report& report) {
  return report.violations.size() == 1 && report.violations[0].code == Code::malformed_json;
}

TEST(Packed, GivesTheReportOfTheText) {
  const Context context = tests::context_of(R"({"today":"2026-11-22"})");
  const std::string_view bodies[] = {
      tests::kExampleBody,
      "null",
      "true",
      "false",
      "0",
      "\"\"",
      "\"type\"",
      "[]",
      "{}",
      "[[],{},[{}],\"é😀\"]",
      R"({"type":"SELFIE","x":[1],"":{"uri":"","":null},"identifying_documents":[{"type":1}]})",
      R"({"identifying_documents":[{"uri":"/a","files":[{"type":"","uri":"/b"}]},null,true,[]]})",
      R"({"address_documents":[{"number":"1","side":"FRONT","files":[[],{"side":false}]}]})"};
  for (const std::string_view body : bodies) {
    SCOPED_TRACE(body);
    for (const bool spell_names : {false, true}) {
      const Packed packed = tests::pack(nlohmann::ordered_json::parse(body), spell_names);
      EXPECT_EQ(to_json(validate_exactly(packed.tokens, packed.text, context)),
                to_json(validate(body, context)));
    }
  }
}

TEST(Packed, ValuesStandOneBehindTheOther) {
  const Packed context = tests::pack(nlohmann::ordered_json::parse(R"({"today":"2026-11-22"})"));
  Packed both = context;
  const Packed body = tests::pack(nlohmann::ordered_json::parse(tests::kExampleBody));
  both.tokens.insert(both.tokens.end(), body.tokens.begin(), body.tokens.end());
  both.text.append(body.text);
  PackedReader reader = both.reader();
  const auto parsed = parse_context(reader);
  ASSERT_TRUE(std::holds_alternative<Context>(parsed));
  EXPECT_EQ(to_json(validate(reader, std::get<Context>(parsed))),
            to_json(validate(tests::kExampleBody, std::get<Context>(parsed))));
}

TEST(Packed, NestsAsDeepAsAText) {
  for (const std::size_t depth : {kMaxDepth, kMaxDepth + 1}) {
    Tokens tokens(depth, token(Tag::array));
    tokens.insert(tokens.end(), depth, token(Tag::end));
    const Report report = validate_exactly(tokens, "");
    EXPECT_EQ(report.violations[0].code,
              depth > kMaxDepth ? Code::body_too_deep : Code::type_mismatch);
    EXPECT_EQ(report.violations.size(), 1U);
  }
}

TEST(Packed, TokensThatMakeNoSenseAreMalformed) {
  struct Case {
    const char* name;
    Tokens tokens;
    std::string_view text;
  };
  constexpr std::uint32_t kType = 1 + static_cast<std::uint32_t>(Member::type);
  const Case cases[] = {
      {"no token", {}, ""},
      {"an end of nothing", {token(Tag::end)}, ""},
      {"a name of nothing", {token(Tag::other_name), token(Tag::null)}, ""},
      {"a named value of nothing", {token(Tag::null, kType)}, ""},
      {"an array left open", {token(Tag::array)}, ""},
      {"an object left open", {token(Tag::object), token(Tag::null, kType)}, ""},
      {"a name in an array", {token(Tag::array), token(Tag::other_name), token(Tag::end)}, ""},
      {"a named value in an array",
       {token(Tag::array), token(Tag::null, kType), token(Tag::end)},
       ""},
      {"a value without a name", {token(Tag::object), token(Tag::null), token(Tag::end)}, ""},
      {"a name without a value", {token(Tag::object), token(Tag::other_name), token(Tag::end)}, ""},
      {"a name behind a name",
       {token(Tag::object), token(Tag::other_name), token(Tag::other_name), token(Tag::null),
        token(Tag::end)},
       ""},
      {"a value with two names",
       {token(Tag::object), token(Tag::other_name), token(Tag::null, kType), token(Tag::end)},
       ""},
      {"a member that there is not",
       {token(Tag::object), token(Tag::null, 13), token(Tag::end)},
       ""},
      {"a string longer than the text", {token(Tag::string, 0, 3)}, "ab"},
      {"a name longer than the text",
       {token(Tag::object), token(Tag::other_name, 0, 3), token(Tag::null), token(Tag::end)},
       "ab"},
      {"the longest string of all", {0xFFFFFF00U | token(Tag::string)}, "ab"},
      {"a tag that there is not", {token(static_cast<Tag>(15))}, ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_TRUE(is_malformed(validate_exactly(c.tokens, c.text)))
        << to_json(validate_exactly(c.tokens, c.text));
  }
}

TEST(Packed, GarbageIsRefusedAndNeverReadOutside) {
  Random random(32);
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    Tokens tokens(2 + random.below(30));
    for (auto& token : tokens) token = static_cast<std::uint32_t>(random.bits());
    const std::string text(random.below(40), 'x');
    if (!is_malformed(validate_exactly(tokens, text))) ++accepted;
  }
  // One that means something is hard to hit: a first token that is a whole value, of length 0.
  EXPECT_LT(accepted, 20);
}

TEST(Packed, GarbageThatLooksLikeABodyGivesAReport) {
  Random random(33);
  int malformed = 0;
  const Context context = tests::context_of(R"({"today":"2026-11-22","uploaded_uris":[]})");
  const Packed whole = tests::pack(nlohmann::ordered_json::parse(tests::kExampleBody));
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
          hit = token(static_cast<Tag>(random.below(10)),
                      static_cast<std::uint32_t>(random.below(14)), random.below(12));
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
