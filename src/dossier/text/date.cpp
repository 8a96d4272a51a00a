#include "dossier/date.hpp"

#include <chrono>
#include <cstddef>

#include "dossier/text/ascii.hpp"

namespace dossier {

std::optional<Date> Date::parse_whole(std::string_view text) {
  Date date;
  if (text[4] != '-' || text[7] != '-') return std::nullopt;
  bool digits = true;
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      digits = digits && is_digit(text[i]);
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const int year = number(0, 4);
  const auto month = static_cast<unsigned>(number(5, 2));
  const auto day = static_cast<unsigned>(number(8, 2));
  const std::chrono::year_month_day calendar{std::chrono::year(year), std::chrono::month(month),
                                             std::chrono::day(day)};
  if (!digits || year == 0 || !calendar.ok()) return std::nullopt;
  text.copy(date.text_.data(), text.size());
  date.year_ = static_cast<std::int16_t>(year);
  date.days_ =
      static_cast<std::int32_t>(std::chrono::sys_days(calendar).time_since_epoch().count());
  return date;
}

}  // namespace dossier
