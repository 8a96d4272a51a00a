#include "server/http/listener.hpp"

#include <sys/socket.h>

#include <chrono>
#include <functional>
#include <thread>

namespace dossier::sandbox {
namespace {

// Hands over each accepted socket at once, on the thread that accepts.
class Inline final : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> task) override { task(); }
  void shutdown() override {}
};

}  // namespace

Listener::Listener(Connections& connections) : connections_(connections) {
  new_task_queue = [] { return new Inline; };
  // The library's own choice lets a second server share the port.
  set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
}

int Listener::bind(const std::string& host, int port) {
  if (port == 0) {
    port = bind_to_any_port(host);
    if (port < 0) return 0;
  } else if (!bind_to_port(host, port)) {
    return 0;
  }
  ::listen(svr_sock_, SOMAXCONN);  // the library's queue holds five
  return port;
}

bool Listener::run() {
  const bool stopped = listen_after_bind();
  ended_ = true;
  return stopped;
}

void Listener::stop() {
  // The library passes over a stop that comes before it runs.
  while (!is_running() && !ended_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  if (!ended_) httplib::Server::stop();
}

bool Listener::process_and_close_socket(socket_t socket) {
  connections_.adopt(socket);
  return true;
}

}  // namespace dossier::sandbox
