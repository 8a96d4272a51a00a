#include "cli/input.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/failure.hpp"
#include "cli/layout.hpp"

namespace dossier::cli {
namespace {

[[noreturn]] void fail_to_read(const std::string& name, int error) {
  if (error == EISDIR) throw Failure(name + " is a directory");
  throw Failure("cannot read " + name + ": " + std::strerror(error));
}

}  // namespace

Input::Input(const std::string& path)
    : descriptor_(STDIN_FILENO), name_(path == "-" ? "standard input" : visible(path)) {
  if (path != "-") descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat status {};
  if (descriptor_ < 0 || ::fstat(descriptor_, &status) != 0) fail_to_read(name_, errno);
  if (S_ISDIR(status.st_mode)) {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
    fail_to_read(name_, EISDIR);
  }
}

Input::~Input() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t Input::read(std::span<char> to) {
  for (;;) {
    const ssize_t count = ::read(descriptor_, to.data(), to.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EAGAIN) {
      // Whoever shares the pipe with us has made it non-blocking.
      pollfd waiting{descriptor_, POLLIN, 0};
      ::poll(&waiting, 1, -1);
    } else if (errno != EINTR) {
      fail_to_read(name_, errno);
    }
  }
}

void Input::skip(std::uint64_t count) {
  if (::lseek(descriptor_, static_cast<off_t>(count), SEEK_CUR) < 0) fail_to_read(name_, errno);
}

bool Input::ready() const {
  pollfd waiting{descriptor_, POLLIN, 0};
  return ::poll(&waiting, 1, 0) > 0;
}

bool Input::is_terminal() const { return ::isatty(descriptor_) != 0; }

std::optional<std::uint64_t> Input::remaining_bytes() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  const off_t at = ::lseek(descriptor_, 0, SEEK_CUR);
  if (at < 0 || at > status.st_size) return std::nullopt;
  return static_cast<std::uint64_t>(status.st_size - at);
}

void Input::fail_without_end(const std::string& what) {
  throw Failure(what + " does not end: " + std::to_string(kMaxStreamBytes) + " bytes were read");
}

}  // namespace dossier::cli
