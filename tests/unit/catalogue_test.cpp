// The catalogue of rules: its codes, what they say and what is said about them.
#include "dossier/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/codes.hpp"
#include "dossier/tables/documentation.hpp"
#include "dossier/tables/facts.hpp"
#include "dossier/tables/files.hpp"
#include "dossier/tables/messages.hpp"

namespace dossier {
namespace {

TEST(Catalogue, EachRuleIsDescribedInFull) {
  std::set<std::string_view> names;
  for (const Rule& rule : kRules) {
    SCOPED_TRACE(rule.name);
    EXPECT_TRUE(names.insert(rule.name).second) << "a code of two rules";
    EXPECT_EQ(rule.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"),
              std::string_view::npos);
    const auto& [code, where, when, source] = documentation_of(rule.code);
    const std::string_view message = template_of(rule.code);
    EXPECT_EQ(code, rule.code);
    EXPECT_FALSE(where.empty());
    EXPECT_EQ(when.back(), '.') << "`when` is a sentence";
    const std::set<std::string_view> sources = {"R",    "S",    "D",          "R, S",
                                                "R, D", "S, D", "D, RFC 7493"};
    EXPECT_TRUE(sources.count(source)) << source;
    EXPECT_TRUE(message.back() == '.' || message.back() == '?') << message;
    EXPECT_EQ(message.find('\n'), std::string_view::npos);
  }
}

TEST(Catalogue, ACodeIsFoundByItsExactName) {
  for (const Rule& rule : kRules) EXPECT_EQ(find_code(rule.name), rule.code) << rule.name;
  for (const std::string_view name : {"", "Required", "required ", "file_empty"}) {
    EXPECT_EQ(find_code(name), std::nullopt) << name;
  }
}

TEST(Catalogue, ParamsStandWithoutGapsAndHaveNamesOfTheirOwn) {
  for (const Rule& rule : kRules) {
    SCOPED_TRACE(rule.name);
    std::set<std::string_view> names;
    bool ended = false;
    for (const Param& param : rule.params) {
      EXPECT_EQ(param.name.empty(), param.type == ParamType::none);
      EXPECT_FALSE(ended && param.type != ParamType::none) << "a param behind the last";
      ended = ended || param.type == ParamType::none;
      EXPECT_TRUE(param.name.empty() || names.insert(param.name).second);
    }
  }
}

// (That a message says all params of its rule, and no others, the compiler asks.)
template <class Rules>
void expect_optional_parts(const Rules& rules) {
  for (const auto& rule : rules) {
    const bool optional =
        std::any_of(rule.params.begin(), rule.params.end(),
                    [](const Param& param) { return param.type == ParamType::maybe_text; });
    EXPECT_EQ(template_of(rule.code).find('[') != std::string_view::npos, optional) << rule.name;
  }
}

TEST(Catalogue, AMessageHasAnOptionalPartJustWhereAParamIsOptional) {
  expect_optional_parts(kRules);
  expect_optional_parts(kFileRules);
}

TEST(Catalogue, EachStageHasItsStatusAndItsRules) {
  const std::map<std::string_view, int> expected = {{"parse", 400},       {"eligibility", 403},
                                                    {"concurrency", 409}, {"validation", 422},
                                                    {"ownership", 403},   {"advice", 0}};
  for (std::size_t i = 0; i < kStages.size(); ++i) {
    EXPECT_EQ(expected.at(kStages[i].name), kStages[i].status);
    EXPECT_TRUE(std::any_of(kRules.begin(), kRules.end(), [&](const Rule& rule) {
      return rule.stage == static_cast<Stage>(i);
    })) << kStages[i].name;
  }
}

TEST(Catalogue, EachFactDecidesSomeRule) {
  for (std::size_t i = 0; i < kFacts.size(); ++i) {
    EXPECT_TRUE(std::any_of(kRules.begin(), kRules.end(), [&](const Rule& rule) {
      return rule.fact == static_cast<Fact>(i);
    })) << kFacts[i].name;
  }
}

TEST(Catalogue, AFactIsNamedAsItStandsInAContext) {
  EXPECT_EQ(full_name(Fact::today), "today");
  EXPECT_EQ(full_name(Fact::customer_type), "customer.customer_type");
  EXPECT_EQ(full_name(Fact::tos_policies_value), "tos_policies_value");
}

TEST(Catalogue, WhatCanBeUndecidedStandsInTheContractsOrder) {
  const std::vector<std::string_view> expected = {"customer_type_not_individual",
                                                  "api_version_not_v2",
                                                  "customer_status_not_allowed",
                                                  "attach_in_flight",
                                                  "selfie_required",
                                                  "expiry_not_in_future",
                                                  "address_country_mismatch",
                                                  "tos_mismatch",
                                                  "file_not_owned",
                                                  "issue_date_in_future",
                                                  "expiry_soon",
                                                  "address_document_old"};
  std::vector<std::string_view> names;
  for (const Code code : kFactual) names.push_back(name_of(code));
  EXPECT_EQ(names, expected);
}

TEST(FileCatalogue, EachRuleIsDescribedInFull) {
  for (const FileRule& rule : kFileRules) {
    SCOPED_TRACE(rule.name);
    const auto& [code, when, source] = documentation_of(rule.code);
    EXPECT_EQ(code, rule.code);
    const std::string_view message = template_of(rule.code);
    EXPECT_EQ(when.back(), '.') << "`when` is a sentence";
    EXPECT_FALSE(source.empty());
    EXPECT_EQ(message.find('\n'), std::string_view::npos);
    EXPECT_TRUE(message.ends_with('.') || message.ends_with("{remedy}"));
    for (const Param& param : rule.params) {
      EXPECT_EQ(param.name.empty(), param.type == ParamType::none);
    }
  }
}

TEST(FileCatalogue, EachTypeOfFileHasANameWordsAndARemedy) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kFileTypeNames.size(); ++i) {
    SCOPED_TRACE(kFileTypeNames[i]);
    EXPECT_TRUE(names.insert(kFileTypeNames[i]).second);
    EXPECT_TRUE(kFileTypeWords[i].starts_with("a ") || kFileTypeWords[i].starts_with("an "));
    EXPECT_EQ(kFileTypeRemedies[i].back(), '.') << "a remedy is a sentence";
  }
  EXPECT_EQ(name_of(FileType::unknown), "unknown") << "the table stands in the enumerators' order";
}

TEST(FileCatalogue, TheRemedyOfAnAcceptedTypeNamesItsUsualExtension) {
  for (const AcceptedType& type : kAcceptedTypes) {
    const auto remedy = kFileTypeRemedies[static_cast<std::size_t>(type.type)];
    EXPECT_NE(remedy.find("." + std::string(type.extensions[0])), std::string_view::npos) << remedy;
  }
}

TEST(Catalogue, AsDataItHasAllRulesInTheirOrder) {
  const std::vector<CatalogueEntry> entries = catalogue();
  ASSERT_EQ(entries.size(), kRules.size() + kFileRules.size());
  for (std::size_t i = 0; i < kRules.size(); ++i) {
    SCOPED_TRACE(kRules[i].name);
    EXPECT_EQ(entries[i].code, kRules[i].name);
    EXPECT_EQ(entries[i].status, status_of(kRules[i].code));
    EXPECT_EQ(entries[i].fact, kRules[i].fact);
    EXPECT_EQ(entries[i].params.size(), param_count(kRules[i].code));
    EXPECT_EQ(entries[i].when, documentation_of(kRules[i].code).when);
    EXPECT_EQ(entries[i].message, template_of(kRules[i].code));
  }
  for (std::size_t i = 0; i < kFileRules.size(); ++i) {
    SCOPED_TRACE(kFileRules[i].name);
    const CatalogueEntry& entry = entries[kRules.size() + i];
    EXPECT_EQ(entry.code, kFileRules[i].name);
    EXPECT_EQ(entry.stage, kFileRules[i].kind == FileKind::advice ? "file_advice" : "file");
    EXPECT_EQ(entry.status, 0);
  }
}

TEST(Catalogue, AsTextARuleHasAllItsMembers) {
  const std::vector<CatalogueEntry> entries = catalogue();
  const auto all = nlohmann::ordered_json::parse(to_json(entries));
  ASSERT_EQ(all.size(), entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) EXPECT_EQ(all[i].dump(), to_json(entries[i]));

  const auto row_of = [&](std::string_view code) {
    return *std::find_if(all.begin(), all.end(),
                         [&](const auto& row) { return row["code"] == code; });
  };
  EXPECT_EQ(row_of("address_country_mismatch").dump(),
            R"({"code":"address_country_mismatch","stage":"validation","status":422,)"
            R"("fact":"customer.country_of_residence","where":"the entry's `country`","when":)" +
                nlohmann::json(documentation_of(Code::address_country_mismatch).when).dump() +
                R"(,"source":"S","params":[{"name":"expected","type":"text"},)"
                R"({"name":"actual","type":"text"}],"message":)" +
                nlohmann::json(template_of(Code::address_country_mismatch)).dump() + "}");
  EXPECT_TRUE(row_of("expiry_soon").at("status").is_null());
  EXPECT_TRUE(row_of("required").at("fact").is_null());
  EXPECT_EQ(row_of("file_small")["params"].dump(), R"([{"name":"size","type":"bytes"}])");
  EXPECT_EQ(row_of("unknown_value")["params"][0]["type"], "list of texts");
}

TEST(Catalogue, EachTypeOfAParamHasWords) {
  std::set<std::string_view> words;
  for (int type = 0; type <= static_cast<int>(ParamType::bytes); ++type) {
    EXPECT_TRUE(words.insert(name_of(static_cast<ParamType>(type))).second);
  }
}

}  // namespace
}  // namespace dossier
