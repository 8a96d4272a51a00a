// A connection and its requests, one after the other.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/http/message.hpp"
#include "server/http/parser.hpp"

namespace dossier::sandbox {

class Server;

// Lives on the one thread of its server, which never waits for it: reading takes what is there, and
// other threads make the answers. Between two requests it holds a socket and little else.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Server& server, boost::asio::ip::tcp::socket socket, std::string address,
             std::shared_ptr<void> place);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  void next_request();

  // Answers without being asked, or in place of a request of which it is not clear where the next
  // one begins, and closes.
  void refuse(Answer answer);

  // There may be news for an answer that goes on.
  void wake();

  // Closes when the request that has come is answered.
  void stop();

  void close();

 private:
  enum class Phase : unsigned char {
    head,     // a request comes
    delay,    // and waits
    body,     // its body comes
    served,   // others are at it
    sending,  // its answer goes out
    stream,   // its answer goes on when there is more of it
    last,     // nothing more is sent, and what comes is thrown away
    closed,
  };

  // Has other threads make something, and then does something with it here.
  template <class Make, class Then>
  void work(const std::string& client, Make make, Then then);

  void allow(std::chrono::milliseconds time);  // until what this phase waits for
  void time_is_over();
  void wait_for_input();
  void read();
  void advance();  // by the input there is

  void receive();
  void take_body();
  void serve();
  void respond(Answer answer);
  void send(std::string text);
  void sent();
  void next_part();

  Server& server_;
  boost::asio::ip::tcp::socket socket_;
  const std::string address_;
  const std::shared_ptr<void> place_;
  boost::asio::steady_timer timer_;

  Phase phase_ = Phase::head;
  bool reads_ = false;   // whether it waits for input
  bool closes_ = false;  // after this answer
  std::size_t requests_ = 0;
  std::string input_;  // that has not been used

  // Of this request.
  std::optional<RequestReader> reader_;
  Reception reception_;
  bool begun_ = false;     // whether some of it has come
  bool is_head_ = false;   // whether the method is HEAD
  std::size_t taken_ = 0;  // bytes of its body

  // Of its answer.
  std::string head_;
  std::shared_ptr<const std::string> body_;
  std::size_t unsent_ = 0;  // what of it counts for the server's limit
  NextPart stream_;
  bool chunked_ = false;
  bool asked_ = false;  // whether a part is being made
  bool woken_ = false;  // whether there are news since
};

}  // namespace dossier::sandbox
