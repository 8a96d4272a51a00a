#include "server/util/random.hpp"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace dossier::sandbox {
namespace {

std::uint8_t random_byte() {
  std::uint8_t byte = 0;
  while (::getrandom(&byte, 1, 0) != 1) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "getrandom");
  }
  return byte;
}

}  // namespace

std::string random_text(std::size_t length) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  constexpr std::size_t kFair = 256 - 256 % kAlphabet.size();  // bytes from here on would favour A
  std::string text;
  while (text.size() < length) {
    const std::uint8_t byte = random_byte();
    if (byte < kFair) text.push_back(kAlphabet[byte % kAlphabet.size()]);
  }
  return text;
}

std::string random_uuid() {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string uuid = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
  for (char& c : uuid) {
    if (c == 'x') c = kDigits[random_byte() % 16];
    if (c == 'y') c = kDigits[8 + random_byte() % 4];
  }
  return uuid;
}

}  // namespace dossier::sandbox
