// Calendar dates as the contract defines them (section 1).
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dossier {

// A real day of the proleptic Gregorian calendar, years 0001 to 9999. There is no invalid Date.
class Date {
 public:
  static constexpr std::size_t kLength = 10;  // of the text

  // Reads exactly ten ASCII characters `YYYY-MM-DD`; nothing for any other text and for a day that
  // does not exist.
  static std::optional<Date> parse(std::string_view text) {
    // Most texts that are asked about are those of absent members.
    return text.size() == kLength ? parse_whole(text) : std::nullopt;
  }

  // `YYYY-MM-DD`.
  std::string_view text() const { return {text_.data(), text_.size()}; }

  // The number of days from `earlier` to this date; negative where this date is the earlier one.
  std::int32_t days_since(const Date& earlier) const { return days_ - earlier.days_; }

  // 1 to 9999.
  int year() const { return year_; }

  friend std::strong_ordering operator<=>(const Date& a, const Date& b) {
    return a.days_ <=> b.days_;
  }
  friend bool operator==(const Date& a, const Date& b) { return a.days_ == b.days_; }

 private:
  Date() = default;

  static std::optional<Date> parse_whole(std::string_view text);

  std::array<char, kLength> text_{};
  std::int16_t year_ = 0;
  std::int32_t days_ = 0;  // since the epoch of std::chrono::sys_days
};

}  // namespace dossier
