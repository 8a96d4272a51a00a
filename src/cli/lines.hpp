// The lines of an input, in constant memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cli/input.hpp"

namespace dossier::cli {

// Lines end with LF or CR LF, the last one also with the input.
class Lines {
 public:
  // The longest line that is given, in bytes without its end.
  static constexpr std::size_t kMaxLength = 16UL * 1024 * 1024;

  struct Line {
    std::string_view text;  // without its end; valid until the next call of fill()
    bool too_long = false;  // longer than kMaxLength, and passed over
  };

  explicit Lines(Input& input) : input_(input), buffer_(kFirstCapacity) {}

  // The next line that has been read in full; nothing where more must be read first.
  std::optional<Line> take();

  // Reads more, and waits for it where none is there. False at the end of the input, when take()
  // has given every line.
  bool fill();

  // How much of the input the lines so far took.
  std::uint64_t taken_bytes() const { return taken_bytes_; }

 private:
  static constexpr std::size_t kFirstCapacity = 64UL * 1024;
  static constexpr std::size_t kMaxCapacity = kMaxLength + 2;  // the longest line, CR and LF

  Line take_until(std::size_t end, std::size_t next);

  Input& input_;
  std::vector<char> buffer_;
  std::size_t start_ = 0;          // of what was not taken yet
  std::size_t scanned_ = 0;        // no line ends before here
  std::size_t end_ = 0;            // of what was read
  std::uint64_t passed_over_ = 0;  // bytes of a line that is too long
  std::uint64_t taken_bytes_ = 0;
  bool ended_ = false;  // the input has no more
};

}  // namespace dossier::cli
