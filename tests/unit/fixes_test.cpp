// What fixes there are, and what they make of a body.
#include "dossier/fixes.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/tables/fixes.hpp"
#include "dossier/validate.hpp"
#include "paths.hpp"
#include "random_bodies.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using nlohmann::ordered_json;
using tests::Node;
using tests::SeededRandom;

ordered_json operations_of(const std::vector<Fix>& fixes) {
  ordered_json operations = ordered_json::array();
  for (const auto& fix : ordered_json::parse(to_json(fixes))) {
    operations.push_back(fix.at("operation"));
  }
  return operations;
}

TEST(Fixes, AreThoseOfTheVectors) {
  for (const FixRow& row : kFixes) {
    const std::string code(name_of(row.code));
    const auto vectors = ordered_json::parse(
        tests::read_file(tests::path_of("tests/vectors/fixes/" + code + ".json")));
    ASSERT_EQ(vectors.at("code"), code);
    std::multiset<std::string> tags;
    for (const auto& one : vectors.at("cases")) {
      SCOPED_TRACE(code + ": " + one.at("name").get<std::string>());
      tags.insert(one.at("tags").at(0));
      const std::string body = one.at("value").dump();
      const Context context = tests::context_of(one.at("context").dump());
      const std::vector<Fix> found = fixes(validate(body, context));
      EXPECT_EQ(to_json(found), one.at("fixes").dump());
      EXPECT_EQ(nlohmann::json::parse(apply_fixes(body, found).value()),
                nlohmann::json(one.at("fixed")));
      bool fires = false;
      for (const Fix& fix : found) fires = fires || fix.code == row.code;
      EXPECT_EQ(one.at("tags").at(0), fires ? "fires" : "near_miss");
    }
    EXPECT_GT(tags.count("fires"), 0U);
    EXPECT_GT(tags.count("near_miss"), 0U);
  }
}

TEST(Fixes, LeaveAllElseAsItStands) {
  struct Case {
    std::string_view name, body, fixed;
  };
  const Case cases[] = {
      {"numbers, white space and escapes",
       "{ \"a\" : 1.50, \"b\":12345678901234567890123,\r\n\t\"tosPoliciesValue\" : \"\\u0041\\/\" "
       "}\n",
       "{ \"a\" : 1.50, \"b\":12345678901234567890123,\r\n\t\"tos_policies_value\" : "
       "\"\\u0041\\/\" }\n"},
      {"a name with escapes", R"({"tos\u0050olicies\/Value":""})", R"({"tos_policies_value":""})"},
      {"the first of several members",
       R"({"address_documents":[{ "issue_date": "", "country": 1}]})",
       R"({"address_documents":[{ "country": 1}]})"},
      {"the last of several members",
       R"({"address_documents":[{"country": 1 , "issue_date" : "" }]})",
       R"({"address_documents":[{"country": 1 }]})"},
      {"one between others", R"({"address_documents":[{"type":1,"issue_date":"","files":[]}]})",
       R"({"address_documents":[{"type":1,"files":[]}]})"},
      {"the only one", R"({"address_documents":[{ "issue_date" : "" }]})",
       R"({"address_documents":[{  }]})"},
      {"brackets and quotes in texts",
       R"({"]}":"{[\"","a\\":["]",{"}":"\\\""}],"address_documents":[0,{"x":[[]],"issue_date":" "}]})",
       R"({"]}":"{[\"","a\\":["]",{"}":"\\\""}],"address_documents":[0,{"x":[[]]}]})"},
      {"white space before it", " \n{\"tosPoliciesValue\":1}", " \n{\"tos_policies_value\":1}"},
      {"nothing to fix", " {} ", " {} "},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(apply_fixes(c.body, fixes(validate(c.body, Context()))), c.fixed) << c.name;
  }
}

TEST(Fixes, FindNoPlaceInABodyThatIsNotTheReports) {
  const Fix fix{
      Code::state_forbidden, "/identifying_documents/1/state", FixOperation::remove, {}, {}};
  const std::string_view bodies[] = {
      "",
      "{",
      "1",
      "[]",
      "{}",
      R"({"identifying_documents":1})",
      R"({"identifying_documents":{}})",
      R"({"identifying_documents":[]})",
      R"({"identifying_documents":[{"state":1}]})",
      R"({"identifying_documents":[{},[]]})",
      R"({"identifying_documents":[{},{}]})",
      R"({"identifying_documents":[{},{"State":1}]})",
  };
  for (const std::string_view body : bodies) {
    EXPECT_FALSE(apply_fixes(body, {&fix, 1})) << body;
  }
  EXPECT_EQ(apply_fixes(R"({"identifying_documents":[{},{"state":1}]})", {&fix, 1}),
            R"({"identifying_documents":[{},{}]})");
  for (const std::string_view path :
       {"", "/", "/identifying_documents/0", "/identifying_documents/x",
        "/identifying_documents/x/0/state", "/identifying_documents//state",
        "/identifying_documents/0x/state", "/identifying_documents/-0/state",
        "/identifying_documents/0/state~", "/identifying_documents/9999999999999/state",
        "/identifying_documents/99999999999999999999999/state"}) {
    const Fix astray{Code::state_forbidden, std::string(path), FixOperation::remove, {}, {}};
    for (const std::string_view body : {"{}", R"({"identifying_documents":[{"state":1}]})"}) {
      EXPECT_FALSE(apply_fixes(body, {&astray, 1})) << path;
    }
  }
}

TEST(Fixes, FindNamesThatAPointerEscapes) {
  for (const auto& [path, body] : std::vector<std::pair<std::string, std::string_view>>{
           {"/a~0", R"({"a~":1})"}, {"/a~1", R"({"a/":1})"}, {"/~01b", R"({"~1b":1})"}}) {
    const Fix fix{Code::state_forbidden, path, FixOperation::remove, {}, {}};
    EXPECT_EQ(apply_fixes(body, {&fix, 1}), "{}") << path;
  }
}

TEST(Fixes, KeepTheirPromise) {
  SeededRandom random(9);
  std::set<Code> seen;
  int rounds = 0;
  for (int i = 0; i < 10'000; ++i) {
    const Context context = tests::context_of(write(some_facts(random_facts(random), 70, random)));
    std::string body = write(random_body(random));
    Report report = validate(body, context);
    std::vector<Fix> found = fixes(report);
    for (int round = 0; !found.empty(); ++round, ++rounds) {
      ASSERT_LT(round, 10) << body;
      const auto fixed = apply_fixes(body, found);
      ASSERT_TRUE(fixed) << body;
      ASSERT_EQ(nlohmann::json::parse(*fixed),
                nlohmann::json::parse(body).patch(operations_of(found)))
          << body;
      body = *fixed;
      report = validate(body, context);
      for (const Fix& fix : found) {
        seen.insert(fix.code);
        for (const auto* list : {&report.violations, &report.advice}) {
          for (const Finding& finding : *list) {
            ASSERT_FALSE(finding.code == fix.code && finding.path == fix.path) << body;
          }
        }
      }
      found = fixes(report);
    }
  }
  EXPECT_EQ(seen.size(), kFixes.size());
  EXPECT_GT(rounds, 2'000);
}

}  // namespace
}  // namespace dossier
