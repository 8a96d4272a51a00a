// A report as text (section 3).
#include "dossier/report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "dossier/http_answer.hpp"
#include "dossier/validate.hpp"
#include "example.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using namespace std::string_literals;
using tests::context_of;
using tests::example_body;

TEST(Report, OfTheExampleIsOkAndListsWhatIsUndecided) {
  EXPECT_EQ(to_json(validate(example_body(), context_of(R"({"today":"2026-11-22","customer":)"
                                                        R"({"attach_in_flight":false}})"))),
            R"({"ok":true,"status":200,"violations":[],"advice":[],"undecided":[)"
            R"("customer_type_not_individual","api_version_not_v2","customer_status_not_allowed",)"
            R"("selfie_required","address_country_mismatch","tos_mismatch","file_not_owned"]})");
}

TEST(Report, HasItsMembersInTheOrderOfTheContract) {
  const Report report = validate(
      R"({"identifying_documents":[],"address_documents":[],"tos_policies_value":"x","y":0})",
      Context());
  ASSERT_EQ(report.violations.size(), 2U);
  ASSERT_EQ(report.advice.size(), 2U);
  const std::string text = to_json(report);
  EXPECT_EQ(text.substr(0, text.find("\"undecided\"")),
            "{\"ok\":false,\"status\":422,\"violations\":["
            "{\"code\":\"empty\",\"path\":\"/identifying_documents\",\"params\":{},\"status\":422,"
            "\"message\":\"" +
                report.violations[0].message +
                "\"},"
                "{\"code\":\"address_document_count\",\"path\":\"/address_documents\","
                "\"params\":{\"expected\":1,\"actual\":0},\"status\":422,"
                "\"message\":\"" +
                report.violations[1].message +
                "\"}],\"advice\":["
                "{\"code\":\"tos_not_uuid\",\"path\":\"/tos_policies_value\",\"params\":{},"
                "\"message\":\"" +
                report.advice[0].message +
                "\"},"
                "{\"code\":\"unknown_member\",\"path\":\"/y\",\"params\":{},"
                "\"message\":\"" +
                report.advice[1].message + "\"}],");
  EXPECT_EQ(text.back(), '}');
  EXPECT_EQ(text.find("truncated"), std::string::npos);
}

// The text of a param `actual`, as the report writes it, for a `side` in a body.
std::string actual_of(const std::string& json_string) {
  const std::string text = to_json(validate(
      R"({"identifying_documents":[{"files":[{"side":)" + json_string + "}]}]}", Context()));
  const std::string start = R"("params":{"allowed":["FRONT","BACK"],"actual":)";
  const std::size_t at = text.find(start) + start.size();
  return text.substr(at, text.find(R"(},"status":422)", at) - at);
}

TEST(Report, EscapesOnlyQuotesBackslashesAndControls) {
  struct Case {
    const char* name;
    std::string in, out;
  };
  const Case cases[] = {
      {"a quote", R"("\"")", R"("\"")"},
      {"a backslash", R"("\\")", R"("\\")"},
      {"a slash is not escaped", R"("\/")", R"("/")"},
      {"the short escapes", R"("\u0008\u000c\u000a\u000D\u0009")", R"("\b\f\n\r\t")"},
      {"NUL", R"("\u0000")", R"("\u0000")"},
      {"other controls in lower case", R"("\u001F\u000B\u001a")", R"("\u001f\u000b\u001a")"},
      {"DEL is raw", R"("\u007F")", "\"\x7F\""},
      {"C1 controls are raw", R"("\u0085")", "\"\u0085\""},
      {"letters are raw", R"("\u0041\u00e9\u20AC")", R"("Aé€")"},
      {"line separators are raw", R"("\u2028\u2029")", "\"\u2028\u2029\""},
      {"a byte order mark is raw", R"("\uFEFF")", "\"\uFEFF\""},
      {"astral characters are raw", R"("\ud83d\uDE00")", R"("😀")"},
      {"noncharacters are raw", R"("\uffff\uDBFF\uDFFF")", "\"\uFFFF\U0010FFFF\""},
      {"markup is raw", R"("<&>'")", R"("<&>'")"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(actual_of(c.in), c.out);
  }
}

TEST(Report, GivesPathsAndParamsWhole) {
  const std::string name(5000, 'n');
  const std::string value(5000, 'v');
  const Report report = validate(
      "{\"" + name + "\":1,\"identifying_documents\":[{\"type\":\"" + value + "\"}]}", Context());
  ASSERT_EQ(report.advice.size(), 1U);
  EXPECT_EQ(report.advice[0].path, "/" + name);
  EXPECT_NE(to_json(report).find("\"actual\":\"" + value + "\""), std::string::npos);
}

TEST(Report, TurnsBytesOfAContextThatAreNoUtf8IntoReplacementCharacters) {
  Context context;
  context.customer.customer_status = "a\xFF\xED\xA0\x80\xF0\x9F\x98";
  context.customer.country_of_residence = "\xC3";
  const Report report = validate(example_body(), context);
  ASSERT_EQ(report.violations.size(), 2U);
  const std::string text = to_json(report);
  EXPECT_NE(text.find("\"actual\":\"a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\""), std::string::npos) << text;
  EXPECT_NE(text.find("“a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD”"), std::string::npos) << text;
  EXPECT_NE(text.find("\"expected\":\"\uFFFD\""), std::string::npos) << text;
  EXPECT_TRUE(nlohmann::json::accept(text)) << text;
  EXPECT_TRUE(nlohmann::json::accept(http_answer(report, "\xFF").body));
}

TEST(Report, EndsWithTruncatedWhereAListWouldHoldMore) {
  const auto body_of = [](std::size_t members) {
    std::string body = "{";
    for (std::size_t i = 0; i < members; ++i) {
      body.append(i == 0 ? "\"" : ",\"").append(std::to_string(i)).append("\":0");
    }
    return body + "}";
  };
  const std::string hundred = to_json(validate(body_of(100), Context()));
  EXPECT_EQ(hundred.find("truncated"), std::string::npos);
  const std::string end = R"(,"truncated":true})";
  const Report report = validate(body_of(101), Context());
  const std::string more = to_json(report);
  EXPECT_EQ(report.advice.size(), 100U);
  EXPECT_EQ(report.violations.size(), 3U);
  EXPECT_EQ(more.substr(more.size() - end.size()), end);
  EXPECT_EQ(report.advice.back().path, "/98") << "all but 99, which is the last by its bytes";
}

TEST(Report, OwnsAllItHolds) {
  Report report;
  std::string expected;
  {
    std::string body = R"({"identifying_documents":[{"type":"some type that nobody knows at all",)"
                       R"("a member that nobody knows at all":0}],"address_documents":0})";
    Context context = context_of(R"({"customer":{"customer_status":"a status of some length"}})");
    report = validate(body, context);
    expected = to_json(report);
    body.assign(body.size(), 'x');
    context.customer.customer_status->assign(20, 'x');
  }
  EXPECT_EQ(to_json(report), expected);
}

}  // namespace
}  // namespace dossier
