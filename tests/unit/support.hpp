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
