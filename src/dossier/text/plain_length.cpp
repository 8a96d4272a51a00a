#include "dossier/text/plain_length.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace dossier {
namespace {

// How many of eight bytes, from the first, plain_length() counts. Each test sets the top bit of a
// byte that fails it; a borrow can set it wrongly in a byte above one that fails, so only the
// lowest bit counts.
std::size_t count_plain(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  constexpr std::uint64_t ones = 0x0101010101010101U;
  const auto zeros = [](std::uint64_t value) { return (value - ones) & ~value; };
  const std::uint64_t controls = (word - ones * 0x20) & ~word;
  const std::uint64_t specials = zeros(word ^ (ones * '"')) | zeros(word ^ (ones * '\\'));
  const std::uint64_t failed = (word | controls | specials) & (ones * 0x80);
  return static_cast<std::size_t>(std::countr_zero(failed)) / 8;
}

}  // namespace

// Out of line, because it is asked from many places.
[[gnu::noinline]] std::size_t plain_length(std::string_view text) {
  const auto is_plain = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
  };
  std::size_t length = 0;
  if constexpr (std::endian::native == std::endian::little) {
    while (text.size() - length >= 8) {
      const std::size_t count = count_plain(text.data() + length);
      length += count;
      if (count < 8) return length;
    }
  }
  while (length < text.size() && is_plain(text[length])) ++length;
  return length;
}

}  // namespace dossier
