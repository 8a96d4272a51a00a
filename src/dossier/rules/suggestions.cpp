#include "dossier/rules/suggestions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "dossier/date.hpp"
#include "dossier/tables/countries.hpp"
#include "dossier/text/ascii.hpp"
#include "dossier/text/edit_distance.hpp"
#include "dossier/text/letters.hpp"
#include "dossier/text/text_table.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::rules {
namespace {

constexpr std::size_t kLongName = 5;      // code points; a shorter one may have one slip of the pen
constexpr std::size_t kFewestOfDate = 8;  // bytes, as of 2029/6/1 or 20290601
constexpr std::array<char, Date::kLength> kBlankDate = {'0', '0', '0', '0', '-',
                                                        '0', '0', '-', '0', '0'};
constexpr std::string_view kUs = "US";

constexpr auto kNames = text_table<kUsNames>([](const UsState& state) { return state.name; });

}  // namespace

[[gnu::noinline]] MaybeText meant(std::string_view given,
                                  std::span<const std::string_view> candidates) {
  const Letters letters(given);
  for (const std::string_view candidate : candidates) {
    if (Letters(candidate) == letters) return candidate;
  }
  const std::size_t most = is_longer(given, kLongName - 1) ? kMaxSlips : 1;
  for (std::size_t slips = 1; slips <= most; ++slips) {
    for (const std::string_view candidate : candidates) {
      if (is_within(slips, given, candidate)) return candidate;
    }
  }
  return std::nullopt;
}

[[gnu::noinline]] ShortText meant_country(std::string_view given) {
  const Letters letters(given);
  const std::uint32_t country = find_country(letters.text());
  if (country == 0) return {};
  const std::array<char, 3> code = {static_cast<char>(country >> 16U),
                                    static_cast<char>(country >> 8U), static_cast<char>(country)};
  return ShortText({code.data(), code.size()});
}

[[gnu::noinline]] ShortText meant_date(std::string_view given) {
  const std::string_view text = without_blanks(given);
  if (text.size() < kFewestOfDate) return {};
  const char sign = text[4];
  const bool is_apart = sign == '-' || sign == '/' || sign == '.';
  std::array<char, Date::kLength> date = kBlankDate;
  text.copy(date.data(), 4);
  std::size_t read = 4;
  for (std::size_t at = 5; at < date.size(); at += 3) {  // the month and the day
    if (is_apart && text[read++] != sign) return {};
    if (read + 1 < text.size() && is_digit(text[read + 1])) date[at] = text[read++];
    if (read < text.size()) date[at + 1] = text[read++];
  }
  const std::string_view written(date.data(), date.size());
  // Whether all are digits, and of a real day, is asked of the whole.
  if (read < text.size() || !Date::parse(written)) return {};
  return ShortText(written);
}

[[gnu::noinline]] MaybeText meant_state(std::string_view given) {
  const Letters letters(given);
  std::string_view code = letters.text();
  if (code.size() == 4 && code.starts_with(kUs)) code.remove_prefix(2);
  for (std::size_t row = 0; row < kNames.size(); ++row) {
    const std::size_t state = row < kUsStates.size() ? row : row - kOtherUsNames.size();
    if (kUsStateCodes[state].substr(3) == code || Letters(kNames[row]) == letters) {
      return kUsStateCodes[state];
    }
  }
  return std::nullopt;
}

}  // namespace dossier::rules
