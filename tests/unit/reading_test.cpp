// Reading and judging as two steps (reading.hpp).
#include "dossier/reading.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "dossier/validate.hpp"
#include "example.hpp"
#include "support.hpp"

namespace dossier {
namespace {

TEST(Reading, OfATextIsJudgedAsTheTextIs) {
  const Context context = tests::context_of(R"({"today":"2026-11-22","uploaded_uris":[]})");
  const std::string escaped = R"({"identifying_documents":[{"type":"\u0058","number":"\n"}]})";
  const std::string_view texts[] = {tests::example_body(), "{}",   "null", "[", "",
                                    R"({"a":0,"a":0})",    escaped};
  for (const std::string_view text : texts) {
    SCOPED_TRACE(text);
    EXPECT_EQ(to_json(judge(read_body(text), context)), to_json(validate(text, context)));
  }
}

TEST(Reading, IsJudgedAnyNumberOfTimesAndMayMove) {
  const std::string text =
      R"({"tos_policies_value":"\u00e9","identifying_documents":[{"type":"\u0041"}]})";
  Reading first = read_body(text);
  const std::string expected = to_json(judge(first, Context()));
  EXPECT_EQ(to_json(judge(first, Context())), expected);
  const Reading second = std::move(first);
  EXPECT_EQ(to_json(judge(second, Context())), expected);
  const Context other = tests::context_of(R"({"tos_policies_value":"other"})");
  EXPECT_EQ(to_json(judge(second, other)), to_json(validate(text, other)));
}

TEST(Reading, TakesTheValueOfAnother) {
  const std::string text = R"({"tos_policies_value":"\u00e9"})";
  const std::string expected = to_json(judge(read_body(text), Context()));
  Reading reading = read_body("[");
  Reading other = read_body(text);
  reading = std::move(other);
  EXPECT_EQ(to_json(judge(reading, Context())), expected);
  other = read_body("[");  // which is of use again
  EXPECT_EQ(to_json(judge(other, Context())), to_json(validate("[", Context())));
  std::swap(reading, other);
  EXPECT_EQ(to_json(judge(other, Context())), expected);
}

TEST(Reading, OfABodyThatIsTooLargeNeedsItsLengthAlone) {
  const Context context = tests::context_of(R"({"customer":{"customer_type":"BUSINESS"}})");
  for (const std::size_t size : {kMaxBodyBytes + 1, kMaxBodyBytes + 100'000}) {
    EXPECT_EQ(to_json(judge(too_large_body(size), context)),
              to_json(validate(std::string(size, ' '), context)));
  }
  const Report report = judge(too_large_body(1'000'000'000'000), context);
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.violations[0].code, Code::body_too_large);
  EXPECT_EQ(report.violations[0].params[1].integer, 1'000'000'000'000U);
}

TEST(Reading, OfEventsIsThatOfTheText) {
  EventReader reader;
  reader.begin_object();
  reader.name("address_documents");
  reader.begin_array();
  reader.scalar(JsonType::number);
  reader.begin_object();
  reader.name("country");
  reader.scalar(JsonType::string, "DEU");
  reader.name("files");
  reader.scalar(JsonType::boolean);
  reader.end_object();
  reader.end_array();
  reader.name("x");
  reader.scalar(JsonType::null);
  reader.end_object();
  EXPECT_EQ(to_json(judge(reader.finish(), Context())),
            to_json(validate(R"({"address_documents":[0,{"country":"DEU","files":true}],"x":null})",
                             Context())));
}

TEST(Reading, OfEventsFindsMembersThatAreNamedTwice) {
  EventReader reader;
  reader.begin_object();
  for (int i = 0; i < 2; ++i) {
    reader.name("type");
    reader.scalar(JsonType::string, "x");
  }
  reader.end_object();
  EXPECT_EQ(judge(reader.finish(), Context()).violations[0].code, Code::duplicate_member);
}

TEST(Reading, OfEventsThatGoTooDeepStopsThere) {
  EventReader reader;
  for (std::size_t i = 0; i < kMaxDepth; ++i) EXPECT_TRUE(reader.begin_array());
  EXPECT_FALSE(reader.begin_object());
  // What goes on all the same does no harm.
  EXPECT_FALSE(reader.begin_array());
  reader.name("a");
  reader.scalar(JsonType::null);
  for (std::size_t i = 0; i < 2 * kMaxDepth; ++i) {
    reader.end_array();
    reader.end_object();
  }
  const Report report = judge(reader.finish(), Context());
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.violations[0].code, Code::body_too_deep);
}

}  // namespace
}  // namespace dossier
