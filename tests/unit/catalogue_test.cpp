// The tables: what they must be by the contract, and by the world's own lists.
#include "dossier/tables/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/catalogue_hash.hpp"
#include "dossier/tables/contract.hpp"
#include "dossier/tables/file_catalogue.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using namespace std::string_view_literals;

TEST(Catalogue, EachRuleIsDescribedInFull) {
  std::set<std::string_view> names;
  for (const Rule& rule : kRules) {
    SCOPED_TRACE(rule.name);
    EXPECT_TRUE(names.insert(rule.name).second) << "a code of two rules";
    EXPECT_EQ(rule.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"),
              std::string_view::npos);
    EXPECT_FALSE(rule.where.empty());
    EXPECT_EQ(rule.when.back(), '.') << "`when` is a sentence";
    const std::set<std::string_view> sources = {"R",    "S",    "D",          "R, S",
                                                "R, D", "S, D", "D, RFC 7493"};
    EXPECT_TRUE(sources.count(rule.source)) << rule.source;
    EXPECT_TRUE(rule.message.back() == '.' || rule.message.back() == '?') << rule.message;
    EXPECT_EQ(rule.message.find('\n'), std::string_view::npos);
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
    EXPECT_EQ(rule.message.find('[') != std::string_view::npos, optional) << rule.name;
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
  for (const Code code : catalogue::kFactual) names.push_back(name_of(code));
  EXPECT_EQ(names, expected);
}

TEST(Catalogue, HasAHashOfSixteenDigits) {
  const std::string hash = catalogue_hash();
  EXPECT_EQ(hash.size(), 16U);
  EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(FileCatalogue, EachRuleIsDescribedInFull) {
  for (const FileRule& rule : kFileRules) {
    SCOPED_TRACE(rule.name);
    EXPECT_EQ(rule.when.back(), '.') << "`when` is a sentence";
    EXPECT_FALSE(rule.source.empty());
    EXPECT_EQ(rule.message.find('\n'), std::string_view::npos);
    EXPECT_TRUE(rule.message.ends_with('.') || rule.message.ends_with("{remedy}"));
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

TEST(Contract, EachKindOfObjectHasItsMembersInOrder) {
  const std::map<ObjectKind, std::vector<std::string_view>> expected = {
      {ObjectKind::body, {"identifying_documents", "address_documents", "tos_policies_value"}},
      {ObjectKind::identity,
       {"type", "number", "country", "state", "issue_date", "expiry_date", "files"}},
      {ObjectKind::address, {"type", "country", "issue_date", "files"}},
      {ObjectKind::file, {"side", "uri"}},
      {ObjectKind::none, {}}};
  for (const auto& [kind, names] : expected) {
    std::vector<std::string_view> members;
    for (std::size_t i = 0; i < kMemberNames.size(); ++i) {
      const auto member = static_cast<Member>(i);
      EXPECT_EQ(find_member(kind, kMemberNames[i]).has_value(), has_member(kind, member));
      if (has_member(kind, member)) members.push_back(kMemberNames[i]);
    }
    EXPECT_EQ(members, names);
  }
}

// Debian's package iso-codes, which `make` installs.
nlohmann::json iso_codes(const std::string& standard) {
  const std::string path = "/usr/share/iso-codes/json/iso_" + standard + ".json";
  return nlohmann::json::parse(tests::read_file(path)).at(standard);
}

TEST(Contract, CountriesAreThoseOfIso3166) {
  std::set<std::string> expected;
  for (const auto& country : iso_codes("3166-1")) expected.insert(country.at("alpha_3"));
  std::set<std::string> countries;
  for (std::size_t i = 0; i < kCountries.size(); i += 3) {
    countries.emplace(kCountries.substr(i, 3));
  }
  EXPECT_EQ(countries.size(), 249U);
  EXPECT_EQ(countries, expected);
}

TEST(Contract, ACountryIsThreeCapitalLettersOfTheList) {
  std::set<std::string_view> countries;
  for (std::size_t i = 0; i < kCountries.size(); i += 3) countries.insert(kCountries.substr(i, 3));
  std::string code = "AAA";
  for (code[0] = 'A'; code[0] <= 'Z'; ++code[0]) {
    for (code[1] = 'A'; code[1] <= 'Z'; ++code[1]) {
      for (code[2] = 'A'; code[2] <= 'Z'; ++code[2]) {
        ASSERT_EQ(is_country(code), countries.contains(code)) << code;
      }
    }
  }
  const std::string_view wrong_ones[] = {"",     "US",     "usa", "UsA", "USAA", "USA ",
                                         " USA", "U\0A"sv, "[[[", "@@@", "ÜSA",  "EUR",
                                         "XKX",  "ROM",    "AN",  "ANT"};
  for (const std::string_view wrong : wrong_ones) {
    EXPECT_FALSE(is_country(wrong)) << wrong;
  }
  EXPECT_TRUE(is_country("USA"));
}

TEST(Contract, StatesAreThoseOfIso3166) {
  std::map<std::string, std::string> expected;
  for (const auto& part : iso_codes("3166-2")) {
    const std::string code = part.at("code");
    if (code.rfind("US-", 0) == 0) expected[code] = part.at("name");
  }
  ASSERT_EQ(expected.at("US-VI"), "Virgin Islands, U.S.");
  expected["US-VI"] = "U.S. Virgin Islands";
  std::map<std::string, std::string> states;
  for (const UsState& state : kUsStates) states.emplace(state.code, state.name);
  EXPECT_EQ(states, expected);
}

}  // namespace
}  // namespace dossier
