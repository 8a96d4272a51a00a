// What the endpoint answers (section 7).
#include "dossier/http_answer.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "dossier/validate.hpp"
#include "example.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using namespace std::string_literals;
using tests::context_of;
using tests::example_body;

constexpr std::string_view kCustomer = "0ca1b2c3-0000-4000-8000-000000000001";

// A body whose only identity entry is a SELFIE with that many files; the contract takes one.
std::string body_with_files(const std::string& files) {
  auto body = nlohmann::ordered_json::parse(example_body());
  body["identifying_documents"] =
      nlohmann::ordered_json::parse(R"([{"type":"SELFIE","files":[)" + files + "]}]");
  return body.dump();
}

std::string repeat(const std::string& element, std::size_t times) {
  std::string list;
  for (std::size_t i = 0; i < times; ++i) list.append(i == 0 ? "" : ",").append(element);
  return list;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t times = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++times;
  return times;
}

TEST(HttpAnswer, Is200WithTheCustomerWhereTheReportIsOk) {
  const Report report = validate(example_body(), Context());
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(http_answer(report, kCustomer),
            (HttpAnswer{200, R"({"data":{"customer_id":")" + std::string(kCustomer) +
                                 R"("},"meta":null})"}));
}

TEST(HttpAnswer, Is200WhateverTheAdvice) {
  const Report report = validate(body_with_files(R"({"uri":"/a.heic"})"), Context());
  ASSERT_FALSE(report.advice.empty());
  EXPECT_EQ(http_answer(report, "").body, R"({"data":{"customer_id":""},"meta":null})");
}

TEST(HttpAnswer, EscapesTheCustomerId) {
  const Report report = validate(example_body(), Context());
  EXPECT_EQ(http_answer(report, "a\"\\\n\x01\xFF/é").body,
            "{\"data\":{\"customer_id\":\"a\\\"\\\\\\n\\u0001\uFFFD/é\"},\"meta\":null}");
}

TEST(HttpAnswer, Is400WithTheMessageOfTheFirstViolation) {
  for (const std::string& body : {""s, "{"s, "{\"a\":1,\"a\":2}"s, std::string(33, '['),
                                  std::string(kMaxBodyBytes + 1, ' ')}) {
    const Report report = validate(body, Context());
    EXPECT_EQ(
        http_answer(report, kCustomer),
        (HttpAnswer{400, "{\"status\":400,\"message\":\"" + report.violations[0].message + "\"}"}));
  }
}

TEST(HttpAnswer, Is403ForACustomerWhoMayNotAttach) {
  const Report report = validate("{}", context_of(R"({"customer":{"customer_status":"REJECTED",)"
                                                  R"("attach_in_flight":true}})"));
  EXPECT_EQ(http_answer(report, kCustomer),
            (HttpAnswer{403, "{\"error\":{\"code\":\"forbidden\",\"message\":\"" +
                                 report.violations[0].message + "\"}}"}));
  EXPECT_EQ(report.violations[0].code, Code::customer_status_not_allowed);
}

TEST(HttpAnswer, Is409WhileAnotherAttachIsInFlight) {
  const Report report = validate("{}", context_of(R"({"customer":{"attach_in_flight":true}})"));
  EXPECT_EQ(http_answer(report, kCustomer),
            (HttpAnswer{409, "{\"error\":{\"code\":\"conflict\",\"message\":\"" +
                                 report.violations[0].message + "\"}}"}));
}

TEST(HttpAnswer, Is403ForAFileOfAnotherCustomer) {
  const Report report = validate(example_body(), context_of(R"({"uploaded_uris":[]})"));
  ASSERT_EQ(report.violations.size(), 4U);
  EXPECT_EQ(http_answer(report, kCustomer),
            (HttpAnswer{403, "{\"error\":{\"code\":\"forbidden\",\"message\":\"" +
                                 report.violations[0].message + "\"}}"}));
}

TEST(HttpAnswer, Is422WithOneObjectForEachViolation) {
  const Report report = validate("{}", Context());
  ASSERT_EQ(report.violations.size(), 3U);
  const auto& found = report.violations;
  EXPECT_EQ(http_answer(report, kCustomer),
            (HttpAnswer{422,
                        "{\"message\":\"The request has 3 error(s).\",\"errors\":["
                        "{\"/identifying_documents\":\"" +
                            found[0].message +
                            "\"},"
                            "{\"/address_documents\":\"" +
                            found[1].message +
                            "\"},"
                            "{\"/tos_policies_value\":\"" +
                            found[2].message + "\"}]}"}));
}

TEST(HttpAnswer, NamesTheWholeBodyByAnEmptyPath) {
  const Report report = validate("[]", Context());
  EXPECT_EQ(http_answer(report, kCustomer).body,
            "{\"message\":\"The request has 1 error(s).\",\"errors\":[{\"\":\"" +
                report.violations[0].message + "\"}]}");
}

TEST(HttpAnswer, RepeatsAPathThatHasTwoViolations) {
  const Report report =
      validate(R"({"identifying_documents":[],"address_documents":[{"type":"UTILITY_BILL",)"
               R"("country":"USA","files":[{"uri":"/a.pdf"}]}],"tos_policies_value":"x"})",
               context_of(R"({"client":{"selfie_required":true}})"));
  const HttpAnswer answer = http_answer(report, kCustomer);
  EXPECT_EQ(answer.body.find("{\"message\":\"The request has 2 error(s).\""), 0U) << answer.body;
  EXPECT_EQ(count(answer.body, "{\"/identifying_documents\":"), 2U);
}

TEST(HttpAnswer, CountsOnlyTheViolationsOfStageFour) {
  // Two files where one belongs, neither of them the customer's: one error, and two of stage 5.
  const Report report =
      validate(body_with_files(R"({"uri":"/a.pdf"},{"uri":"/b.pdf"})"),
               context_of(R"({"uploaded_uris":["/PoAdef45_0652746727640.pdf"]})"));
  ASSERT_EQ(report.violations.size(), 3U);
  const HttpAnswer answer = http_answer(report, kCustomer);
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.body,
            "{\"message\":\"The request has 1 error(s).\",\"errors\":["
            "{\"/identifying_documents/0/files\":\"" +
                report.violations[0].message + "\"}]}");
}

TEST(HttpAnswer, CountsWhatATruncatedReportLists) {
  const Report report = validate(body_with_files(repeat("1", 150)), Context());
  ASSERT_TRUE(report.truncated);
  const HttpAnswer answer = http_answer(report, kCustomer);
  EXPECT_EQ(answer.body.find("{\"message\":\"The request has 100 error(s).\""), 0U);
  EXPECT_EQ(count(answer.body, "{\"/identifying_documents/0/files"), 100U);
}

TEST(HttpAnswer, CountsOnlyStageFourInATruncatedReportOfTwoStages) {
  // file_count, 60 wrong files, and 61 files that are not owned, of which 39 are still listed.
  const Report report =
      validate(body_with_files(repeat("1", 60) + "," + repeat(R"({"uri":"/a.pdf"})", 60)),
               context_of(R"({"uploaded_uris":[]})"));
  ASSERT_TRUE(report.truncated);
  ASSERT_EQ(report.violations.size(), 100U);
  const HttpAnswer answer = http_answer(report, kCustomer);
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.body.find("{\"message\":\"The request has 61 error(s).\""), 0U) << answer.body;
}

TEST(HttpAnswer, HasAShapeForWhatComesBeforeAnyReport) {
  EXPECT_EQ(unauthorized_answer().status, 401);
  EXPECT_EQ(not_found_answer().status, 404);
  for (const HttpAnswer& answer : {unauthorized_answer(), not_found_answer()}) {
    EXPECT_EQ(answer.body.find("{\"message\":\""), 0U) << answer.body;
    EXPECT_EQ(count(answer.body, "\":"), 1U) << "no other member: " << answer.body;
    EXPECT_EQ(answer.body.back(), '}');
  }
  EXPECT_EQ(internal_error_answer(),
            (HttpAnswer{500, R"({"status":500,"message":"Internal server error"})"}));
}

}  // namespace
}  // namespace dossier
