#include "server/process/exchange.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <cstddef>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "server/http/limits.hpp"

namespace dossier::sandbox {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

std::vector<tcp::endpoint> endpoints_of(const std::string& host, unsigned short port) {
  std::vector<tcp::endpoint> endpoints;
  if (host != "::1") endpoints.emplace_back(asio::ip::address_v4::loopback(), port);
  if (host != "127.0.0.1") endpoints.emplace_back(asio::ip::address_v6::loopback(), port);
  return endpoints;
}

// A request and its answer.
class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(asio::io_context& context, std::string request, std::function<void(int)> done)
      : socket_(context), timer_(context), request_(std::move(request)), done_(std::move(done)) {}

  void begin(const std::vector<tcp::endpoint>& endpoints, std::chrono::milliseconds time) {
    timer_.expires_after(time);
    timer_.async_wait([self = shared_from_this()](error_code) { self->end(0); });
    asio::async_connect(socket_, endpoints,
                        [self = shared_from_this()](error_code problem, const tcp::endpoint&) {
                          problem ? self->end(0) : self->write();
                        });
  }

 private:
  void write() {
    asio::async_write(socket_, asio::buffer(request_),
                      [self = shared_from_this()](error_code problem, std::size_t) {
                        problem ? self->end(0) : self->read();
                      });
  }

  // Not within one another: what is asked for is called when it has come.
  void read() {  // NOLINT(misc-no-recursion)
    answer_.emplace().header_limit(limits::kHead);
    http::async_read_header(
        socket_, buffer_, *answer_,
        [self = shared_from_this()](error_code problem, std::size_t) {  // NOLINT(misc-no-recursion)
          if (problem) return self->end(0);
          const unsigned status = self->answer_->get().result_int();
          // Others follow those of 1xx.
          status / 100 == 1 ? self->read() : self->end(static_cast<int>(status));
        });
  }

  void end(int status) {
    if (!done_) return;
    timer_.cancel();
    error_code ignored;
    socket_.close(ignored);
    std::exchange(done_, nullptr)(status);
  }

  tcp::socket socket_;
  asio::steady_timer timer_;
  std::string request_;
  std::function<void(int)> done_;
  boost::beast::flat_buffer buffer_{limits::kHead};
  std::optional<http::response_parser<http::empty_body>> answer_;
};

}  // namespace

struct HttpClient::State {
  asio::io_context context{1};
  asio::executor_work_guard<asio::io_context::executor_type> work = make_work_guard(context);
  std::thread thread{[this] { context.run(); }};
};

HttpClient::HttpClient() : state_(std::make_unique<State>()) {}

HttpClient::~HttpClient() {
  state_->context.stop();
  state_->thread.join();
}

void HttpClient::post(const std::string& host, unsigned short port, const std::string& path,
                      const std::string& headers, const std::string& body,
                      std::chrono::milliseconds time, std::function<void(int)> done) {
  const std::string authority = host == "::1" ? "[::1]" : host;
  std::string request = "POST " + path + " HTTP/1.1\r\nHost: " + authority + ":" +
                        std::to_string(port) +
                        "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) +
                        "\r\n" + headers + "\r\n" + body;
  const auto exchange =
      std::make_shared<Exchange>(state_->context, std::move(request), std::move(done));
  asio::post(state_->context, [exchange, endpoints = endpoints_of(host, port), time] {
    exchange->begin(endpoints, time);
  });
}

}  // namespace dossier::sandbox
