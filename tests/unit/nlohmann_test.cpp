// Bodies that are nlohmann::json already (nlohmann.hpp).
#include "dossier/nlohmann.hpp"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "dossier/validate.hpp"
#include "example.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using tests::example_body;

TEST(Nlohmann, ABodyGivesTheReportOfItsText) {
  const Context context = tests::context_of(R"({"today":"2026-11-22","uploaded_uris":[]})");
  const std::string_view texts[] = {
      example_body(), "{}", "null", "[1,2.5,-3]",
      R"({"identifying_documents":[{"type":true,"files":[1,-1,1.5,null]}],"x":""})"};
  for (const std::string_view text : texts) {
    const std::string expected = to_json(validate(text, context));
    EXPECT_EQ(to_json(validate(json::parse(text), context)), expected);
    EXPECT_EQ(to_json(validate(ordered_json::parse(text), context)), expected);
  }
}

TEST(Nlohmann, ADeepValueCostsNoStack) {
  for (const bool in_array : {true, false}) {
    json deep;
    for (int i = 0; i < 300'000; ++i) {
      json outer = in_array ? json::array() : json::object();
      if (in_array) {
        outer.push_back(std::move(deep));
      } else {
        outer["a"] = std::move(deep);
      }
      deep = std::move(outer);
    }
    EXPECT_EQ(validate(deep, Context()).violations[0].code, Code::body_too_deep);
  }
}

TEST(Nlohmann, ATextIsStillAText) {
  const std::string text = "{}";
  EXPECT_EQ(validate("[", Context()).status(), 400);
  EXPECT_EQ(validate(text, Context()).status(), 422);
  EXPECT_EQ(validate(json(text), Context()).violations[0].code, Code::type_mismatch)
      << "a json that holds the text is a string";
}

TEST(Nlohmann, OtherBasicJsonTypesAreTakenToo) {
  using Floats =
      nlohmann::basic_json<std::map, std::vector, std::string, bool, int, unsigned, float>;
  EXPECT_TRUE(validate(Floats::parse(example_body()), Context()).ok());
}

TEST(Nlohmann, ThirtyTwoOpenContainersAreTakenAndNoMore) {
  const auto nested = [](std::size_t depth, bool objects) {
    json value = objects ? json::object() : json::array();
    for (std::size_t i = 1; i < depth; ++i) {
      value = objects ? json{{"a", std::move(value)}} : json::array({std::move(value)});
    }
    return value;
  };
  for (const bool objects : {false, true}) {
    for (const std::size_t depth : {kMaxDepth - 1, kMaxDepth, kMaxDepth + 1, std::size_t{200}}) {
      const json body = nested(depth, objects);
      const Report report = validate(body, Context());
      EXPECT_EQ(report.violations[0].code == Code::body_too_deep, depth > kMaxDepth) << depth;
      EXPECT_EQ(to_json(report), to_json(validate(body.dump(), Context()))) << depth;
    }
  }
}

TEST(Nlohmann, WhatNoJsonTextHoldsIsNull) {
  const json discarded = json::parse("{", nullptr, false);
  ASSERT_TRUE(discarded.is_discarded());
  const std::string expected = to_json(validate("null", Context()));
  EXPECT_EQ(to_json(validate(discarded, Context())), expected);
  EXPECT_EQ(to_json(validate(json::binary({1, 2, 3}), Context())), expected);

  json body = json::parse(example_body());
  body["tos_policies_value"] = json::binary({1});
  const Report report = validate(body, Context());
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.violations[0].path, "/tos_policies_value");
  EXPECT_EQ(report.violations[0].params[1].text, "null");
}

TEST(Nlohmann, NotANumberIsANumber) {
  const Report report = validate(json(std::numeric_limits<double>::quiet_NaN()), Context());
  EXPECT_EQ(report.violations[0].params[1].text, "number");
}

TEST(Nlohmann, StringsThatAreNoUtf8AreReplacedInTheReport) {
  json body = json::parse(example_body());
  body["identifying_documents"][0]["files"][0]["side"] = "\xFF";
  body["\xC3(\x80"] = 1;
  const std::string text = to_json(validate(body, Context()));
  EXPECT_TRUE(json::accept(text)) << text;
}

TEST(Nlohmann, AReportIsAssignedToAJson) {
  const Report report = validate(R"({"b":1,"identifying_documents":[{"type":"X"}]})", Context());
  const ordered_json ordered = report;
  EXPECT_EQ(ordered.dump(), to_json(report));
  const json sorted = report;
  EXPECT_EQ(sorted, json::parse(to_json(report)));
  EXPECT_EQ(sorted.at("status"), 422);
}

}  // namespace
}  // namespace dossier
