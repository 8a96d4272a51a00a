// The tables of the contract: what they must be by it, and by the world's own lists.
#include "dossier/contract.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/tables/countries.hpp"
#include "dossier/tables/documents.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using namespace std::string_view_literals;

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

TEST(Contract, EachCodeOfACountryLeadsToItAndOtherLettersToNone) {
  std::map<std::string, std::string, std::less<>> expected = {
      {"D", "DEU"},   {"UK", "GBR"},  {"GBD", "GBR"}, {"GBN", "GBR"}, {"GBO", "GBR"},
      {"GBP", "GBR"}, {"GBS", "GBR"}, {"ROM", "ROU"}, {"TMP", "TLS"}, {"BUR", "MMR"}};
  ASSERT_EQ(expected.size(), kPrintedCountries.size());
  for (const auto& country : iso_codes("3166-1")) {
    const std::string alpha3 = country.at("alpha_3");
    EXPECT_TRUE(expected.emplace(country.at("alpha_2"), alpha3).second);
    EXPECT_TRUE(expected.emplace(alpha3, alpha3).second);
  }
  const auto expect = [&](const std::string& letters) {
    const auto found = expected.find(letters);
    ASSERT_EQ(find_country(letters), found == expected.end() ? 0 : code_number(found->second))
        << letters;
  };
  expect("");
  for (char a = 'A'; a <= 'Z'; ++a) {
    expect({a});
    for (char b = 'A'; b <= 'Z'; ++b) {
      expect({a, b});
      for (char c = 'A'; c <= 'Z'; ++c) expect({a, b, c});
    }
  }
  EXPECT_EQ(find_country("AUSA"), 0U);
  EXPECT_EQ(find_country("USAUSA"), 0U);
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
