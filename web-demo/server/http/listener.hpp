// The socket that clients connect to.
#pragma once

#include <httplib.h>

#include <atomic>
#include <string>

#include "server/http/connections.hpp"

namespace dossier::sandbox {

// cpp-httplib's server as far as accepting connections goes; Connections has them from there.
class Listener : private httplib::Server {
 public:
  explicit Listener(Connections& connections);

  // Binds to a port, or to a free one for 0. Returns the port; 0 if that is not possible.
  int bind(const std::string& host, int port);

  // Accepts connections until stop(); false if that failed.
  bool run();

  // Ends run(), be it now or when it has begun. To be called once.
  void stop();

 private:
  bool process_and_close_socket(socket_t socket) override;

  Connections& connections_;
  std::atomic<bool> ended_ = false;
};

}  // namespace dossier::sandbox
