// A connected socket as a stream.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "server/http/timed_stream.hpp"

namespace dossier::sandbox {

// Owns the socket, and keeps what it has read beyond a request for the next one.
class SocketStream final : public TimedStream {
 public:
  explicit SocketStream(int socket);
  SocketStream(const SocketStream&) = delete;
  SocketStream& operator=(const SocketStream&) = delete;
  ~SocketStream() override;

  int descriptor() const { return socket_; }
  bool has_unread() const { return begin_ < end_; }

  // Sees to it that reading and writing end soon.
  void interrupt();

  // Ends the sending side and takes for a moment what still comes, so that the client gets to read
  // the answer: closing a socket with unread input would tear it from the client's hands.
  void linger();

  // Closes the connection as one that broke.
  void abort();

  bool is_readable() const override;
  bool is_writable() const override;
  ssize_t read(char* to, size_t size) override;
  ssize_t write(const char* from, size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;

 private:
  int socket_;
  std::array<char, 16384> buffer_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace dossier::sandbox
