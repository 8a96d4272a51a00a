// Connections between their requests.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "server/http/socket_stream.hpp"
#include "server/http/threads.hpp"

namespace dossier::sandbox {

// Keeps idle connections, at the price of a file descriptor and a buffer each, until their next
// request begins; then a thread serves it. However many clients hold connections open, the threads
// are for those who ask.
class Connections {
 public:
  explicit Connections(Threads& threads);
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;
  ~Connections();

  // Takes over a connected socket.
  void adopt(int socket);

  // Closes idle connections, takes no more, and gives requests that are being served a while to
  // end.
  void stop();

 private:
  struct Connection {
    explicit Connection(int socket) : stream(socket) {}
    SocketStream stream;
    std::size_t requests = 0;
    std::chrono::steady_clock::time_point idle_until;
  };

  void watch();
  void close_overdue();
  void park(std::unique_ptr<Connection> connection);  // to be called with the mutex held
  void serve(std::unique_ptr<Connection> connection, Engine& engine);
  std::unique_ptr<Connection> take(int socket);

  Threads& threads_;
  int epoll_;
  int wake_;  // an eventfd that ends the watching

  std::mutex mutex_;
  std::unordered_map<int, std::unique_ptr<Connection>> idle_;  // by socket
  std::unordered_set<Connection*> served_;
  bool stopping_ = false;

  std::thread watcher_;
};

}  // namespace dossier::sandbox
