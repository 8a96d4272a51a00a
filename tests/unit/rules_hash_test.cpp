// The hash of the rules keeps its word: equal hashes, equal reports.
#include "rules_hash.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "dossier/rules_hash.hpp"
#include "paths.hpp"

namespace dossier {
namespace {

using generate::code_of;
using generate::hash_of;
using generate::Sources;

const Sources& core() {
  static const Sources sources = generate::sources_in(tests::path_of("src/dossier"));
  return sources;
}

const std::string& now() {
  static const std::string hash = hash_of(core());
  return hash;
}

// (That it is the hash of the sources as they are, `dossier-generate --check` tells.)
TEST(RulesHash, IsSixteenDigits) {
  for (const std::string& hash : {std::string(rules_hash()), now()}) {
    EXPECT_EQ(hash.size(), 16U);
    EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string_view::npos);
  }
}

TEST(RulesHash, ChangesWithEveryLineOfCode) {
  std::size_t lines = 0;
  for (const auto& [path, text] : core()) {
    const std::string code = code_of(text);
    std::istringstream in(text);
    std::size_t start = 0;
    for (std::string line; std::getline(in, line); start += line.size() + 1) {
      if (code_of(line).empty()) continue;
      ++lines;
      std::string without = text;
      without.erase(start, line.size());
      ASSERT_NE(code_of(without), code) << path << " does not depend on: " << line;
    }
  }
  EXPECT_GT(lines, 2'000U);
}

TEST(RulesHash, ChangesWithTheCodeOfEachFile) {
  for (const auto& [path, text] : core()) {
    Sources changed = core();
    changed.at(path) += "int more;\n";
    EXPECT_NE(hash_of(changed), now()) << path;
    changed = core();
    changed.erase(path);
    EXPECT_NE(hash_of(changed), now()) << path;
  }
}

TEST(RulesHash, ChangesWithEachValueThatStandsOutsideOfRows) {
  const std::pair<const char*, std::string_view> values[] = {
      {"tables/messages.hpp", "kPlaceEnd = "},
      {"tables/messages.hpp", "kListOr = "},
      {"tables/documents.hpp", "kAddressDocument = {"},
      {"text/edit_distance.hpp", "kMaxSlips = "},
      {"rules/suggestions.cpp", "kLongName = "},
      {"contract.hpp", "kIssueDaysAhead = "},
      {"contract.hpp", "kMaxStateLength = "}};
  for (const auto& [path, value] : values) {
    Sources changed = core();
    const std::size_t at = changed.at(path).find(value);
    ASSERT_NE(at, std::string::npos) << value;
    changed.at(path).insert(at + value.size(), "1 + ");
    EXPECT_NE(hash_of(changed), now()) << value;
  }
}

TEST(RulesHash, StaysWhereNoCodeChanges) {
  EXPECT_FALSE(core().contains("tables/documentation.hpp"))
      << "what is said about rules changes no report";
  for (const auto& [path, text] : core()) {
    Sources changed = core();
    std::string& more = changed.at(path);
    more.insert(0, "// A comment: \"unclosed, and 'so.\n/* One\nmore. */");
    std::string wide;
    for (const char c : text) wide.append(c == '\n' ? "  \r\n\n\t" : std::string(1, c));
    EXPECT_EQ(hash_of(changed), now()) << path;
    EXPECT_EQ(code_of(wide), code_of(text)) << path;
  }
}

TEST(RulesHash, KnowsTextsFromCommentsAndCode) {
  EXPECT_EQ(code_of("int  a = 1'000; // one"), "int a=1'000;");
  EXPECT_EQ(code_of("f ( \"a  // b\" , ' ', '\\'', '\"' )"), "f(\"a  // b\",' ','\\'','\"')");
  EXPECT_EQ(code_of("\"a\\\"  b\" /* c */ d"), "\"a\\\"  b\"d");
  EXPECT_EQ(code_of("a/**/b"), "a b");
  EXPECT_EQ(code_of("case ' ':  //"), "case' ':");
  EXPECT_NE(code_of("return a;"), code_of("returna;"));
  EXPECT_THROW(code_of("R\"(a)\""), std::runtime_error);
}

}  // namespace
}  // namespace dossier
