// An HTTP server on Boost.Asio.
#pragma once

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "server/http/limits.hpp"
#include "server/http/message.hpp"
#include "server/util/shares.hpp"

namespace dossier::sandbox {

class Connection;

// Accepts connections and serves their requests: one thread moves bytes, some others make answers.
// No client has more than one of these at a time, so however much it asks for, others are served.
class Server {
 public:
  // Has at most so many connections. Answers carry the header `dossier-rules` with this value.
  Server(Handler handler, std::string rules, std::size_t connections);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Listens on a port of an address, or on a free one for 0. Throws std::system_error.
  boost::asio::ip::tcp::endpoint listen(const std::string& host, unsigned short port);

  // Serves until a stop.
  void run();

  // Ends run(), be it now or when it has begun, when the requests that have come are answered or
  // their time is over. From any thread.
  void stop();

  // Asks the answers that go on for more. From any thread.
  void wake();

 private:
  friend class Connection;

  void accept();
  void admit(boost::asio::ip::tcp::socket socket);
  void begin_stop();
  void forget(Connection* connection);
  void work(const std::string& client, std::function<void()> job);

  const Handler handler_;
  const std::string rules_;
  Shares places_;
  Shares refusals_{limits::kRefusals, limits::kRefusals};
  std::unordered_set<Connection*> connections_;
  std::size_t unsent_ = 0;  // bytes of answers that have been made and not been taken
  bool stopping_ = false;
  std::atomic<bool> waking_ = false;
  std::array<char, 65536> buffer_{};  // that all connections read into
  boost::asio::io_context context_{1};
  boost::asio::ip::tcp::acceptor acceptor_{context_};
  boost::asio::steady_timer timer_{context_};
  boost::asio::thread_pool workers_{limits::kThreads};
  std::unordered_map<std::string, boost::asio::strand<boost::asio::thread_pool::executor_type>>
      turns_;  // by client
};

}  // namespace dossier::sandbox
