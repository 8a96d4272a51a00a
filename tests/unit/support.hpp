// What the unit tests share.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>

#include "dossier/context.hpp"
#include "random.hpp"

namespace dossier::tests {

// What all chance comes from: SEED in the environment, or always the same.
inline std::uint64_t seed() {
  const char* const text = std::getenv("SEED");
  return text == nullptr ? 20261122 : std::stoull(text);
}

// The chance of one test, told apart from that of others by a number. What fails tells the seed.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint32_t number)
      : Random(seed() << 32U | number),
        trace_(__FILE__, __LINE__, "SEED=" + std::to_string(seed())) {}

 private:
  ::testing::ScopedTrace trace_;
};

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
