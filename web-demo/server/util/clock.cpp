#include "server/util/clock.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace dossier::sandbox {

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::int64_t steady_ms() {
  using std::chrono::steady_clock;
  static const std::int64_t began_at = now_ms();
  static const steady_clock::time_point begin = steady_clock::now();
  return began_at +
         std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - begin).count();
}

std::string utc_date() { return timestamp(now_ms()).substr(0, 10); }

std::string timestamp(std::int64_t ms) {
  const std::time_t seconds = ms / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::array<char, 8> fraction{};
  std::snprintf(fraction.data(), fraction.size(), ".%03dZ", static_cast<int>(ms % 1000));
  return std::string(text.data()) + fraction.data();
}

}  // namespace dossier::sandbox
