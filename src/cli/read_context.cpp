#include "cli/read_context.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "cli/failure.hpp"
#include "cli/input.hpp"
#include "cli/layout.hpp"

namespace dossier::cli {
namespace {

// Enough for the links of two hundred thousand files, and a bound for what never ends, such as
// /dev/zero.
constexpr std::size_t kMaxContextBytes = 16UL * 1024 * 1024;

std::string read_text(Input& input) {
  std::string text;
  std::array<char, 64UL * 1024> part;
  while (const std::size_t count = input.read(part)) {
    text.append(part.data(), count);
    if (text.size() > kMaxContextBytes) {
      throw Failure(input.name() + " is longer than a context may be, " +
                    std::to_string(kMaxContextBytes) + " bytes");
    }
  }
  return text;
}

// Whether a well-formed context has a member `today`, be it null.
bool names_today(const std::string& text) {
  const auto context = nlohmann::json::parse(text);
  return context.is_object() && context.contains("today");
}

Date utc_date() {
  const auto now = std::chrono::system_clock::now();
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  const std::optional<Date> date = Date::parse(text.data());
  if (!date) throw Failure("the clock shows no day of the years 0001 to 9999; give --today");
  return *date;
}

}  // namespace

Context read_context(const std::optional<std::string>& file,
                     const std::optional<std::string>& today) {
  Context context;
  bool today_named = false;
  if (file) {
    Input input(*file);
    const std::string text = read_text(input);
    std::variant<Context, ContextError> parsed = parse_context(text);
    if (const auto* error = std::get_if<ContextError>(&parsed)) {
      throw Failure(input.name() + ": " + visible(error->message));
    }
    context = std::get<Context>(std::move(parsed));
    today_named = names_today(text);
  }
  if (today) {
    context.today = Date::parse(*today);  // nothing for `none`
  } else if (!today_named) {
    context.today = utc_date();
  }
  return context;
}

}  // namespace dossier::cli
