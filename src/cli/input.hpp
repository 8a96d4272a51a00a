// Bytes from a file or from standard input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace dossier::cli {

// What has not ended after so many bytes is taken to have no end, such as /dev/zero.
inline constexpr std::uint64_t kMaxStreamBytes = 1UL << 30;

// An open file, or standard input. Every function throws a Failure that names it when the system
// refuses.
class Input {
 public:
  // Opens `path`; `-` is standard input. A directory is refused.
  explicit Input(const std::string& path);
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  // Reads what is there, at most the size of `to`, and waits only where nothing is. 0 at the end.
  std::size_t read(std::span<char> to);

  // Leaves out so many of the remaining bytes of a regular file.
  void skip(std::uint64_t count);

  // Whether read() would return at once.
  bool ready() const;

  // Whether a person is expected to type the input.
  bool is_terminal() const;

  // How many bytes a regular file still holds; nothing for a pipe or a terminal, where that is
  // unknown.
  std::optional<std::uint64_t> remaining_bytes() const;

  // Throws the Failure of what goes on for longer than kMaxStreamBytes: `what` of this input.
  [[noreturn]] static void fail_without_end(const std::string& what);

  // "FILE" or "standard input", fit for a message.
  const std::string& name() const { return name_; }

 private:
  int descriptor_;
  std::string name_;
};

}  // namespace dossier::cli
