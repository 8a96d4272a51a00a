#include "dossier/text/date.hpp"

#include <algorithm>
#include <chrono>

namespace dossier {

std::optional<Date> Date::parse(std::string_view text) {
  Date date;
  if (text.size() != date.text_.size()) return std::nullopt;
  std::array<int, 3> numbers{};  // year, month, day
  std::size_t part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      if (text[i] != '-') return std::nullopt;
      ++part;
    } else if (text[i] >= '0' && text[i] <= '9') {
      numbers[part] = numbers[part] * 10 + (text[i] - '0');
    } else {
      return std::nullopt;
    }
  }
  const std::chrono::year_month_day day{std::chrono::year(numbers[0]),
                                        std::chrono::month(static_cast<unsigned>(numbers[1])),
                                        std::chrono::day(static_cast<unsigned>(numbers[2]))};
  if (numbers[0] == 0 || !day.ok()) return std::nullopt;
  std::copy(text.begin(), text.end(), date.text_.begin());
  date.days_ = static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count());
  return date;
}

}  // namespace dossier
