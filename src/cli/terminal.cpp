#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace dossier::cli {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

}  // namespace

std::string Style::paint(Ink ink, std::string_view text) const {
  if (!colour) return std::string(text);
  const auto code = [ink]() -> std::string_view {
    switch (ink) {
      case Ink::bold:
        return "1";
      case Ink::dim:
        return "2";
      case Ink::red:
        return "31";
      case Ink::green:
        return "32";
      case Ink::amber:
        return "33";
    }
    return "0";
  }();
  return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
}

Style style_of_output() {
  Style style;
  if (!output_is_terminal()) return style;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    style.width = std::clamp<std::size_t>(size.ws_col, 20, 100);
  }
  style.colour = variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  return style;
}

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) != 0; }

bool errors_can_be_redrawn() { return ::isatty(STDERR_FILENO) != 0 && variable("TERM") != "dumb"; }

}  // namespace dossier::cli
