#include "server/http/socket_stream.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace dossier::sandbox {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kWriteTime(10'000);  // without the client taking anything
constexpr milliseconds kLingerTime(2000);

// Waits until the socket is ready or the time is over.
bool wait_for(int socket, short events, TimedStream::Clock::time_point deadline) {
  for (;;) {
    const auto left =
        std::chrono::duration_cast<milliseconds>(deadline - TimedStream::Clock::now()).count();
    if (left <= 0) return false;
    pollfd waiting{socket, events, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<long>(left, 60'000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

}  // namespace

SocketStream::SocketStream(int socket) : socket_(socket) {
  const int yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

SocketStream::~SocketStream() { ::close(socket_); }

void SocketStream::interrupt() { ::shutdown(socket_, SHUT_RDWR); }

void SocketStream::linger() {
  ::shutdown(socket_, SHUT_WR);
  allow(kLingerTime);
  begin_ = end_ = 0;
  while (read(buffer_.data(), buffer_.size()) > 0) {
  }
}

void SocketStream::abort() {
  const struct linger at_once { 1, 0 };
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

bool SocketStream::is_readable() const {
  return has_unread() || wait_for(socket_, POLLIN, deadline());
}

bool SocketStream::is_writable() const {
  pollfd state{socket_, POLLOUT | POLLRDHUP, 0};
  return ::poll(&state, 1, 0) > 0 &&
         (state.revents & (POLLRDHUP | POLLHUP | POLLERR | POLLNVAL)) == 0;
}

ssize_t SocketStream::read(char* to, size_t size) {
  if (!has_unread()) {
    if (!wait_for(socket_, POLLIN, deadline())) return -1;
    ssize_t count = 0;
    do {
      count = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    } while (count < 0 && errno == EINTR);
    if (count <= 0) return count;
    begin_ = 0;
    end_ = static_cast<std::size_t>(count);
  }
  const std::size_t count = std::min(size, end_ - begin_);
  std::memmove(to, buffer_.data() + begin_, count);
  begin_ += count;
  return static_cast<ssize_t>(count);
}

ssize_t SocketStream::write(const char* from, size_t size) {
  if (muted()) return static_cast<ssize_t>(size);
  // All of it, because the library does not look at how much was written of a head.
  for (std::size_t at = 0; at < size;) {
    const ssize_t count = ::send(socket_, from + at, size - at, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (count > 0) {
      at += static_cast<std::size_t>(count);
    } else if (errno == EAGAIN) {
      if (!wait_for(socket_, POLLOUT, Clock::now() + kWriteTime)) return -1;
    } else if (errno != EINTR) {
      return -1;
    }
  }
  return static_cast<ssize_t>(size);
}

void SocketStream::get_remote_ip_and_port(std::string& ip, int& port) const {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (::getpeername(socket_, reinterpret_cast<sockaddr*>(&address), &length) != 0) return;
  if (address.ss_family == AF_INET) {
    const auto* v4 = reinterpret_cast<const sockaddr_in*>(&address);
    ::inet_ntop(AF_INET, &v4->sin_addr, text.data(), text.size());
    port = ntohs(v4->sin_port);
  } else if (address.ss_family == AF_INET6) {
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(&address);
    ::inet_ntop(AF_INET6, &v6->sin6_addr, text.data(), text.size());
    port = ntohs(v6->sin6_port);
  }
  ip = text.data();
}

void SocketStream::get_local_ip_and_port(std::string&, int&) const {}

}  // namespace dossier::sandbox
