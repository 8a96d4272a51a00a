#include "server/http/connections.hpp"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "server/http/limits.hpp"

namespace dossier::sandbox {
namespace {

int check(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
  return result;
}

}  // namespace

Connections::Connections(Threads& threads)
    : threads_(threads),
      epoll_(check(::epoll_create1(EPOLL_CLOEXEC), "epoll_create1")),
      wake_(check(::eventfd(0, EFD_CLOEXEC), "eventfd")) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = wake_;
  check(::epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event), "epoll_ctl");
  watcher_ = std::thread([this] { watch(); });
}

Connections::~Connections() {
  stop();
  ::close(epoll_);
  ::close(wake_);
}

void Connections::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
    idle_.clear();
  }
  check(::eventfd_write(wake_, 1), "eventfd_write");
  watcher_.join();
  const auto until = std::chrono::steady_clock::now() + limits::kStopTime;
  for (bool late = false;; std::this_thread::sleep_for(std::chrono::milliseconds(10))) {
    const std::lock_guard lock(mutex_);
    if (served_.empty()) return;
    if (late || std::chrono::steady_clock::now() < until) continue;
    for (Connection* connection : served_) connection->stream.interrupt();
    late = true;
  }
}

void Connections::adopt(int socket) {
  auto connection = std::make_unique<Connection>(socket);
  const std::lock_guard lock(mutex_);
  if (idle_.size() + served_.size() >= limits::kConnections) return;  // which closes it
  park(std::move(connection));
}

void Connections::park(std::unique_ptr<Connection> connection) {
  const int socket = connection->stream.descriptor();
  connection->idle_until = std::chrono::steady_clock::now() + limits::kIdleTime;
  if (stopping_) return;
  epoll_event event{};
  event.events = EPOLLIN | EPOLLRDHUP | EPOLLONESHOT;
  event.data.fd = socket;
  idle_[socket] = std::move(connection);
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) idle_.erase(socket);
}

// Takes a connection from the idle ones; null if it has been closed since.
std::unique_ptr<Connections::Connection> Connections::take(int socket) {
  const std::lock_guard lock(mutex_);
  const auto found = idle_.find(socket);
  if (found == idle_.end() || stopping_) return nullptr;
  std::unique_ptr<Connection> connection = std::move(found->second);
  idle_.erase(found);
  ::epoll_ctl(epoll_, EPOLL_CTL_DEL, socket, nullptr);
  served_.insert(connection.get());
  return connection;
}

void Connections::watch() {
  std::array<epoll_event, 64> events{};
  auto next_look = std::chrono::steady_clock::now();
  for (;;) {
    const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 1000);
    for (int i = 0; i < count; ++i) {
      const int socket = events[static_cast<std::size_t>(i)].data.fd;
      if (socket == wake_) return;
      if (std::unique_ptr<Connection> connection = take(socket)) {
        // A std::function can be copied, a unique_ptr cannot; the job runs once.
        threads_.run([this, held = connection.release()](Engine& engine) {
          serve(std::unique_ptr<Connection>(held), engine);
        });
      }
    }
    if (std::chrono::steady_clock::now() < next_look) continue;
    close_overdue();
    next_look = std::chrono::steady_clock::now() + std::chrono::seconds(1);
  }
}

void Connections::close_overdue() {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  std::erase_if(idle_, [&](const auto& item) { return item.second->idle_until <= now; });
}

void Connections::serve(std::unique_ptr<Connection> connection, Engine& engine) {
  SocketStream& stream = connection->stream;
  bool goes_on = true;
  do {
    goes_on = engine.serve(stream) && ++connection->requests < limits::kRequestsOfConnection;
  } while (goes_on && stream.has_unread());
  if (!goes_on) stream.muted() ? stream.abort() : stream.linger();
  // The last touch, because stop() may be waiting for it.
  const std::lock_guard lock(mutex_);
  served_.erase(connection.get());
  if (goes_on) park(std::move(connection));
}

}  // namespace dossier::sandbox
