#include "cli/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string_view>

#include "cli/terminal.hpp"

namespace dossier::cli {
namespace {

constexpr std::string_view kErase = "\r\x1b[K";

// Whether all of it arrives is of no interest.
void write_to_errors(std::string_view text) {
  [[maybe_unused]] const ssize_t count = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

Progress::Progress(std::optional<std::uint64_t> bytes_in_all)
    : shown_(bytes_in_all && errors_can_be_redrawn() && !output_is_terminal()),
      bytes_in_all_(bytes_in_all.value_or(0)) {}

Progress::~Progress() {
  if (shown_) write_to_errors(kErase);
}

void Progress::advance(std::uint64_t bytes) {
  if (!shown_) return;
  ++lines_;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);

  // The file may grow while it is read.
  const std::uint64_t percent =
      std::min<std::uint64_t>(100, bytes * 100 / std::max<std::uint64_t>(1, bytes_in_all_));
  const double seconds = std::max(0.1, std::chrono::duration<double>(now - start_).count());
  char text[96];
  const int length =
      std::snprintf(text, sizeof text, "%s%3d %%  %llu lines  %.0f lines/s", kErase.data(),
                    static_cast<int>(percent), static_cast<unsigned long long>(lines_),
                    static_cast<double>(lines_) / seconds);
  write_to_errors({text, std::min(static_cast<std::size_t>(length), sizeof text - 1)});
}

}  // namespace dossier::cli
