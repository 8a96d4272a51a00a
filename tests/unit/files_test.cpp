// Runs the vectors of describe/ and check_file/.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "dossier/check_file.hpp"
#include "dossier/describe.hpp"
#include "dossier/tables/documents.hpp"
#include "paths.hpp"
#include "vectors.hpp"

namespace dossier {
namespace {

using nlohmann::ordered_json;
using tests::read_cases;

std::string from_hex(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    const std::string byte(digits.substr(i, 2));
    bytes.push_back(static_cast<char>(std::stoi(byte, nullptr, 16)));
  }
  return bytes;
}

// The bytes that a case's list of parts stands for.
std::string bytes_of(const ordered_json& parts) {
  std::string bytes;
  for (const auto& part : parts) {
    const std::string once = part.contains("hex") ? from_hex(part.at("hex").get<std::string>())
                                                  : part.at("text").get<std::string>();
    for (auto times = part.value("times", std::size_t{1}); times > 0; --times) bytes += once;
  }
  return bytes;
}

// Looks at a file as a caller does who reads it in pieces of so many bytes.
FileReport look_at(std::string_view file, std::string_view name, std::size_t piece) {
  FileLook look{std::string(name)};
  for (; !file.empty(); file.remove_prefix(std::min(piece, file.size()))) {
    look.feed(file.substr(0, piece));
  }
  return look.finish();
}

std::string without_messages(const FileReport& report) {
  auto json = ordered_json::parse(to_json(report));
  for (const char* list : {"violations", "advice"}) {
    for (auto& finding : json.at(list)) EXPECT_EQ(finding.erase("message"), 1U);
  }
  return json.dump();
}

class FileVectors : public ::testing::TestWithParam<std::string_view> {
 protected:
  ordered_json cases() const {
    return read_cases("check_file/" + std::string(GetParam()) + ".json");
  }
};

TEST_P(FileVectors, HaveTheirReports) {
  std::set<std::string> names;
  for (const auto& c : cases()) {
    const auto name = c.at("name").get<std::string>();
    SCOPED_TRACE(name);
    EXPECT_TRUE(names.insert(name).second) << "two cases of this name";
    const std::string file = bytes_of(c.at("file"));
    const auto file_name = c.at("file_name").get<std::string>();
    const std::string report = to_json(check_file(file, file_name));
    EXPECT_EQ(without_messages(check_file(file, file_name)), c.at("report").dump());
    EXPECT_EQ(ordered_json::parse(report).dump(), report) << "the shortest JSON";
    for (const unsigned piece : {1U, 7U, 4096U}) {
      EXPECT_EQ(to_json(look_at(file, file_name, piece)), report) << "in pieces of " << piece;
    }
  }
}

constexpr std::array<std::string_view, kFileRules.size() + 1> kFiles = [] {
  std::array<std::string_view, kFileRules.size() + 1> names;
  std::transform(kFileRules.begin(), kFileRules.end(), names.begin(),
                 [](const FileRule& rule) { return rule.name; });
  names.back() = "types";
  return names;
}();
INSTANTIATE_TEST_SUITE_P(Each, FileVectors, ::testing::ValuesIn(kFiles),
                         [](const auto& file) { return std::string(file.param); });

TEST(FileVectorFiles, AreOneForEachCodeAndOneForTheTypes) {
  std::set<std::string> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(tests::path_of("tests/vectors/check_file"))) {
    files.insert(entry.path().stem().string());
  }
  EXPECT_EQ(files, std::set<std::string>(kFiles.begin(), kFiles.end()));
}

TEST(FileVectorFiles, MeetEachCodeAndJustMissIt) {
  for (const FileRule& rule : kFileRules) {
    SCOPED_TRACE(rule.name);
    std::map<std::string, int> tagged;
    for (const auto& c : read_cases("check_file/" + std::string(rule.name) + ".json")) {
      const auto& tags = c.at("tags");
      ASSERT_EQ(tags.size(), 1U);
      ++tagged[tags[0]];
      const auto& list =
          c.at("report").at(rule.kind == FileKind::violation ? "violations" : "advice");
      const bool fires = std::any_of(list.begin(), list.end(), [&](const ordered_json& finding) {
        return finding.at("code") == rule.name;
      });
      EXPECT_EQ(tags[0], fires ? "fires" : "near_miss") << c.at("name");
    }
    EXPECT_GE(tagged["fires"], 3);
    EXPECT_GE(tagged["near_miss"], 3);
  }
}

TEST(FileVectorFiles, MeetEveryTypeOfFile) {
  std::set<std::string> types;
  for (const auto& c : read_cases("check_file/types.json")) types.insert(c.at("report").at("type"));
  EXPECT_EQ(types, std::set<std::string>(kFileTypeNames.begin(), kFileTypeNames.end()));
}

// A look that gets one thing wrong must fail a vector.
TEST(FakeLook, ThatForgetsOneCodeFailsTheFileOfThatCode) {
  for (const FileRule& rule : kFileRules) {
    bool failed = false;
    for (const auto& c : read_cases("check_file/" + std::string(rule.name) + ".json")) {
      FileReport report = check_file(bytes_of(c.at("file")), c.at("file_name").get<std::string>());
      for (auto* list : {&report.violations, &report.advice}) {
        std::erase_if(*list, [&](const FileFinding& finding) { return finding.code == rule.code; });
      }
      failed = failed || without_messages(report) != c.at("report").dump();
    }
    EXPECT_TRUE(failed) << rule.name;
  }
}

std::variant<Plan, PlanError> plan_of(const ordered_json& c) {
  const auto country =
      c.contains("country") ? std::optional(c.at("country").get<std::string>()) : std::nullopt;
  return describe(c.at("type").get<std::string>(), country);
}

TEST(DescribeVectors, HaveTheirPlans) {
  std::set<std::string> types;
  for (const auto& c : read_cases("describe/plans.json")) {
    SCOPED_TRACE(c.at("name"));
    types.insert(c.at("type"));
    const auto plan = plan_of(c);
    ASSERT_TRUE(std::holds_alternative<Plan>(plan));
    EXPECT_EQ(to_json(std::get<Plan>(plan)), c.at("plan").dump());
  }
  EXPECT_EQ(types, std::set<std::string>(kDocumentTypeNames.begin(), kDocumentTypeNames.end()));
}

TEST(DescribeVectors, HaveErrorsThatNameWhatIsAllowed) {
  for (const auto& c : read_cases("describe/errors.json")) {
    SCOPED_TRACE(c.at("name"));
    const auto plan = plan_of(c);
    ASSERT_TRUE(std::holds_alternative<PlanError>(plan));
    ASSERT_FALSE(c.at("names").empty());
    for (const auto& name : c.at("names")) {
      EXPECT_NE(std::get<PlanError>(plan).message.find(name.get<std::string>()), std::string::npos)
          << std::get<PlanError>(plan).message << " does not name " << name;
    }
  }
}

}  // namespace
}  // namespace dossier
