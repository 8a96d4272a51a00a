// The test vectors (tests/vectors/README.md), for the native tests.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/context.hpp"
#include "dossier/report.hpp"

namespace dossier::tests {

struct Case {
  std::string code;  // of the file
  std::string name;
  std::vector<std::string> tags;
  std::string body;  // the bytes to check
  Context context;
  nlohmann::ordered_json json;  // the case as it is written

  const nlohmann::ordered_json& report() const { return json.at("report"); }
};

// The cases of a file below tests/vectors, as they are written. Throws std::runtime_error where
// there are none: a test that looks at each of none would pass.
nlohmann::ordered_json read_cases(const std::string& name);

// The cases of a code. Throws std::runtime_error, with a sentence, where its file is no such file.
std::vector<Case> read_vectors(std::string_view code);

// The cases of all files.
const std::vector<Case>& all_vectors();

// A report's text without its messages.
std::string without_messages(Report report);

// What a case expects, as the contract writes it.
std::string expected_report(const Case& c);

}  // namespace dossier::tests
