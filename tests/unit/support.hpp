// What the unit tests share.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>

#include "dossier/context.hpp"

namespace dossier::tests {

// The contract's example of section 1, which has no violation and no advice.
inline constexpr std::string_view kExampleBody = R"({
  "identifying_documents": [
    { "type": "SELFIE", "files": [ { "uri": "/AbAcQ4hn_0652746727637.pdf" } ] },
    { "type": "DRIVERS_LICENSE", "number": "DL987654321", "country": "USA", "state": "US-CA",
      "issue_date": "2019-06-01", "expiry_date": "2029-06-01",
      "files": [ { "side": "FRONT", "uri": "/AbAcQ4hn_0652746727638.pdf" },
                 { "side": "BACK",  "uri": "/XyZ123mn_0652746727639.pdf" } ] }
  ],
  "address_documents": [
    { "type": "BANK_STATEMENT", "country": "USA", "files": [ { "uri": "/PoAdef45_0652746727640.pdf" } ] }
  ],
  "tos_policies_value": "e9414388-fbdf-4407-b5c2-bc39eae3645b"
})";

// A context that a test knows to be good.
inline Context context_of(std::string_view text) {
  auto parsed = parse_context(text);
  if (const auto* error = std::get_if<ContextError>(&parsed)) {
    ADD_FAILURE() << error->message << "\n" << text;
    return {};
  }
  return std::get<Context>(std::move(parsed));
}

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << "cannot read " << path;
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

}  // namespace dossier::tests
