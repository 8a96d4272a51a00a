// How far `dossier check --ndjson` has come.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace dossier::cli {

// One line on standard error: the share of the input, the lines, the lines a second. It is drawn at
// most ten times a second and erased at the end. There is none where standard error is not a
// terminal, where the length of the input is not known, and where standard output is a terminal
// too, because the answers then show themselves.
class Progress {
 public:
  explicit Progress(std::optional<std::uint64_t> bytes_in_all);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // One more line is done, and so many bytes in all.
  void advance(std::uint64_t bytes);

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  std::uint64_t bytes_in_all_;
  std::uint64_t lines_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_;  // when it may be drawn again
};

}  // namespace dossier::cli
