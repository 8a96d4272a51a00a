#include "server/http/server.hpp"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <chrono>
#include <exception>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "server/http/connection.hpp"
#include "server/http/json_answer.hpp"
#include "server/util/log.hpp"

namespace dossier::sandbox {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

Server::Server(Handler handler, std::string rules, std::size_t connections)
    : handler_(std::move(handler)),
      rules_(std::move(rules)),
      places_(connections, connections * 3 / 4) {}

tcp::endpoint Server::listen(const std::string& host, unsigned short port) try {
  const auto addresses = tcp::resolver(context_).resolve(
      host, std::to_string(port), tcp::resolver::passive | tcp::resolver::numeric_service);
  const tcp::endpoint endpoint = addresses.begin()->endpoint();
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(asio::socket_base::reuse_address(true));
  acceptor_.bind(endpoint);
  acceptor_.listen();
  accept();
  return acceptor_.local_endpoint();
} catch (const boost::system::system_error& error) {
  throw std::system_error(error.code());
}

void Server::run() {
  for (;;) {
    try {
      context_.run();
      return;
    } catch (const std::exception& error) {
      log("trouble", {{"in", "server"}, {"problem", error.what()}});
    }
  }
}

void Server::stop() {
  asio::post(context_, [this] { begin_stop(); });
}

void Server::wake() {
  if (waking_.exchange(true)) return;
  asio::post(context_, [this] {
    waking_ = false;
    for (Connection* connection : connections_) connection->wake();
  });
}

void Server::accept() {
  acceptor_.async_accept([this](error_code problem, tcp::socket socket) {
    if (!acceptor_.is_open()) return;
    if (!problem) {
      admit(std::move(socket));
      return accept();
    }
    timer_.expires_after(std::chrono::milliseconds(100));  // for some descriptors to become free
    timer_.async_wait([this](error_code) {
      if (acceptor_.is_open()) accept();
    });
  });
}

void Server::admit(tcp::socket socket) {
  error_code problem;
  const std::string address = socket.remote_endpoint(problem).address().to_string();
  if (!problem) socket.non_blocking(true, problem);
  if (!problem) socket.set_option(tcp::no_delay(true), problem);
  if (problem) return;  // it has gone already
  std::shared_ptr<void> place = places_.take(address);
  const bool has_place = place != nullptr;
  if (!has_place) place = refusals_.take("");
  const bool has_time = place != nullptr;
  const auto connection =
      std::make_shared<Connection>(*this, std::move(socket), address, std::move(place));
  if (has_place) return connection->next_request();
  connection->refuse(
      message_answer(503, "Too many connections are open. Close some, or try again in a moment.")
          .with("Retry-After", "1"));
  if (!has_time) connection->close();
}

void Server::begin_stop() {
  stopping_ = true;
  acceptor_.close();
  timer_.cancel();
  const auto each = [this](void (Connection::*end)()) {
    std::vector<std::shared_ptr<Connection>> all;
    for (Connection* connection : connections_) all.push_back(connection->shared_from_this());
    for (const auto& connection : all) ((*connection).*end)();
  };
  each(&Connection::stop);
  if (connections_.empty()) return;
  timer_.expires_after(limits::kStopTime);
  timer_.async_wait([each](error_code late) {
    if (!late) each(&Connection::close);
  });
}

void Server::work(const std::string& client, std::function<void()> job) {
  constexpr std::size_t kMost = 1000;
  if (turns_.size() == kMost) turns_.clear();  // which forgets turns, and nothing that waits
  asio::post(turns_.try_emplace(client, asio::make_strand(workers_)).first->second, std::move(job));
}

void Server::forget(Connection* connection) {
  connections_.erase(connection);
  if (stopping_ && connections_.empty()) timer_.cancel();
}

}  // namespace dossier::sandbox
