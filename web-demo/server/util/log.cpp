#include "server/util/log.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>

#include "server/util/clock.hpp"

namespace dossier::sandbox {
namespace {

std::string line_of(std::string_view event, const nlohmann::ordered_json& fields) {
  nlohmann::ordered_json line = {{"at", timestamp(now_ms())}, {"event", event}};
  line.update(fields);
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

// Standard error, written to without ever waiting for whoever reads it.
class Output {
 public:
  void write(std::string_view event, const nlohmann::ordered_json& fields) {
    const std::lock_guard lock(mutex_);
    rest_.erase(0, put(rest_));
    std::string text;
    if (dropped_ > 0) text = line_of("log_lines_dropped", {{"count", dropped_}});
    text += line_of(event, fields);
    const std::size_t written = rest_.empty() ? put(text) : 0;
    if (written == 0) {
      ++dropped_;
      return;
    }
    dropped_ = 0;
    rest_ = text.substr(written);
  }

 private:
  // A pipe or a terminal is opened anew, because whether writing waits is a property of the opened
  // file, which other programs share. A socket is told with each line, and a file keeps nobody
  // waiting.
  static int open_again() {
    struct stat kind {};
    if (::fstat(STDERR_FILENO, &kind) != 0) return STDERR_FILENO;
    if (!S_ISFIFO(kind.st_mode) && !S_ISCHR(kind.st_mode)) return STDERR_FILENO;
    const int own = ::open("/proc/self/fd/2", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    return own >= 0 ? own : STDERR_FILENO;
  }

  // Writes as much as is taken at once.
  std::size_t put(std::string_view text) const {
    std::size_t written = 0;
    while (written < text.size()) {
      const ssize_t count = put_some(text.substr(written));
      if (count > 0) {
        written += static_cast<std::size_t>(count);
      } else if (count == 0 || errno != EINTR) {
        break;
      }
    }
    return written;
  }

  ssize_t put_some(std::string_view text) const {
    pollfd room{descriptor_, POLLOUT, 0};  // if it could not be opened anew
    if (::poll(&room, 1, 0) <= 0) return 0;
    const ssize_t count =
        ::send(descriptor_, text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0 || errno != ENOTSOCK) return count;
    return ::write(descriptor_, text.data(), text.size());
  }

  const int descriptor_ = open_again();
  std::mutex mutex_;
  std::string rest_;           // of lines that were written in part
  std::uint64_t dropped_ = 0;  // lines, since the last one that was written
};

}  // namespace

void log(std::string_view event, const nlohmann::ordered_json& fields) {
  static Output output;
  output.write(event, fields);
}

}  // namespace dossier::sandbox
