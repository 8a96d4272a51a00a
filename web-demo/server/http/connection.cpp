#include "server/http/connection.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/status.hpp>
#include <cstdio>
#include <string_view>
#include <utility>

#include "server/http/json_answer.hpp"
#include "server/http/limits.hpp"
#include "server/http/server.hpp"

// One step starts the next when the system is done with it, from the loop.
// NOLINTBEGIN(misc-no-recursion)
namespace dossier::sandbox {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kPartTime(1000);  // between two looks for more of an answer

// The head of an answer, but for how its body ends.
std::string head_of(const Answer& answer, const std::string& rules) {
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + " ";
  head +=
      std::string(http::obsolete_reason(http::int_to_status(static_cast<unsigned>(answer.status))));
  head.append("\r\nContent-Type: ").append(answer.type);
  head.append("\r\ndossier-rules: ")
      .append(rules)
      .append("\r\nX-Content-Type-Options: nosniff\r\n");
  for (const auto& [name, value] : answer.headers) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
  return head;
}

std::string chunk_of(const std::string& part) {
  std::array<char, 20> size{};
  std::snprintf(size.data(), size.size(), "%zx\r\n", part.size());
  return size.data() + part + "\r\n";
}

Answer too_large(const BodyLimit& limit) {
  return message_answer(413, "The request is larger than the " + std::to_string(limit.bytes) +
                                 " bytes that are accepted here.");
}

}  // namespace

Connection::Connection(Server& server, tcp::socket socket, std::string address,
                       std::shared_ptr<void> place)
    : server_(server),
      socket_(std::move(socket)),
      address_(std::move(address)),
      place_(std::move(place)),
      timer_(server.context_) {
  server_.connections_.insert(this);
}

Connection::~Connection() {
  server_.unsent_ -= unsent_;
  server_.forget(this);
}

void Connection::wake() {
  if (phase_ != Phase::stream) return;
  woken_ = true;
  if (!asked_) next_part();
}

void Connection::stop() {
  closes_ = true;
  if (phase_ == Phase::head) close();
  if (phase_ == Phase::delay) take_body();
}

void Connection::close() {
  phase_ = Phase::closed;
  error_code ignored;
  socket_.close(ignored);
  timer_.cancel();
}

template <class Make, class Then>
void Connection::work(const std::string& client, Make make, Then then) {
  const auto guard = asio::make_work_guard(server_.context_);
  auto job = [self = shared_from_this(), guard, make = std::move(make), then]() mutable {
    auto made = make();
    asio::io_context& context = self->server_.context_;
    asio::post(context, [self = std::move(self), then, made = std::move(made)]() mutable {
      if (self->phase_ != Phase::closed) then(std::move(made));
    });
  };
  server_.work(client.empty() ? address_ : client, std::move(job));
}

// --- Time and input
// -------------------------------------------------------------------------------

void Connection::allow(std::chrono::milliseconds time) {
  timer_.expires_after(time);
  timer_.async_wait([self = shared_from_this()](error_code problem) {
    // It may have been set again since it was over.
    if (!problem && self->timer_.expiry() <= steady_clock::now()) self->time_is_over();
  });
}

void Connection::time_is_over() {
  if (phase_ == Phase::delay) return take_body();
  if (phase_ == Phase::stream) return wake();
  if (phase_ != Phase::body && !(phase_ == Phase::head && begun_)) return close();
  refuse(message_answer(408, "The request did not come to its end in time."));
}

void Connection::wait_for_input() {
  if (std::exchange(reads_, true)) return;
  socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](error_code) {
    self->reads_ = false;
    // In the other phases it is read later.
    constexpr std::array kPhases = {Phase::head, Phase::body, Phase::stream, Phase::last};
    if (std::count(kPhases.begin(), kPhases.end(), self->phase_) > 0) self->read();
  });
}

void Connection::read() {
  error_code problem;
  const std::size_t count = socket_.read_some(asio::buffer(server_.buffer_), problem);
  if (problem == asio::error::would_block) return wait_for_input();
  if (problem && phase_ == Phase::body) {
    return refuse(message_answer(400, "The request's body ended too early."));
  }
  if (problem) return close();
  if (phase_ != Phase::last) input_.append(server_.buffer_.data(), count);
  if (phase_ == Phase::head || phase_ == Phase::body) return advance();
  if (input_.size() > limits::kHead) return close();  // beside a stream
  wait_for_input();
}

void Connection::advance() {
  try {
    if (phase_ == Phase::head) {
      if (reader_->read_head(input_)) return receive();
      if (!input_.empty() && !std::exchange(begun_, true)) allow(limits::kHeadTime);
      return wait_for_input();
    }
    const bool whole = reader_->read_body(input_, [this](std::string_view piece) {
      taken_ += piece.size();
      if (taken_ <= reception_.limit.bytes) reception_.take(piece);
    });
    if (taken_ > reception_.limit.bytes) return refuse(too_large(reception_.limit));
    whole ? serve() : wait_for_input();
  } catch (Refusal& refusal) {
    refuse(std::move(refusal.answer));
  }
}

// --- A request
// ------------------------------------------------------------------------------------

void Connection::next_request() {
  phase_ = Phase::head;
  reader_.emplace();
  reception_ = Reception();
  begun_ = false;
  if (input_.empty()) std::string().swap(input_);
  allow(limits::kIdleTime);
  advance();
}

void Connection::receive() {
  phase_ = Phase::served;
  timer_.expires_at(steady_clock::time_point::max());
  Request& request = reader_->request();
  request.remote_address = address_;
  is_head_ = request.method == "HEAD";
  using Received = std::pair<Reception, std::optional<Answer>>;
  work(
      address_,
      [&handler = server_.handler_, request = std::move(request),
       awaits_body = reader_->awaits_body()]() mutable {
        Received made(handler(std::move(request)), std::nullopt);
        const Reception& reception = made.first;
        const bool at_once = !reception.refusal && !awaits_body && reception.delay.count() == 0;
        if (at_once) made.second = reception.answer();
        return made;
      },
      [this](Received received) {
        reception_ = std::move(received.first);
        if (received.second) return respond(std::move(*received.second));
        if (reception_.delay.count() == 0 || closes_) return take_body();
        phase_ = Phase::delay;
        allow(reception_.delay);
      });
}

void Connection::take_body() {
  if (reception_.refusal) return respond(std::move(*reception_.refusal));
  if (!reader_->awaits_body()) return serve();
  if (reader_->length() > reception_.limit.bytes) return refuse(too_large(reception_.limit));
  if (reader_->expects_continue() && input_.empty()) {
    constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
    error_code ignored;  // there is room, because nothing else is being sent
    socket_.write_some(asio::buffer(kGoOn), ignored);
  }
  phase_ = Phase::body;
  taken_ = 0;
  allow(reception_.limit.time);
  advance();
}

void Connection::serve() {
  phase_ = Phase::served;
  timer_.expires_at(steady_clock::time_point::max());
  work(reception_.client, reception_.answer, [this](Answer answer) { respond(std::move(answer)); });
}

// --- Its answer
// -----------------------------------------------------------------------------------

void Connection::refuse(Answer answer) {
  closes_ = true;
  respond(std::move(answer));
}

void Connection::respond(Answer answer) {
  if (server_.unsent_ + answer.body.size() > limits::kUnsent) {
    answer = message_answer(503, "Too many answers wait to be taken. Try again in a moment.")
                 .with("Retry-After", "1");
  }
  reception_.done(answer.drop ? 0 : answer.status);
  if (answer.drop) {
    error_code ignored;
    socket_.set_option(asio::socket_base::linger(true, 0), ignored);  // as if it had broken
    return close();
  }
  if (!closes_ && reader_->awaits_body()) {
    try {  // a body that nobody took is passed over if it has come, as short ones have
      closes_ = !reader_->read_body(input_, [](std::string_view) {});
    } catch (const Refusal&) {
      closes_ = true;
    }
  }
  stream_ = std::move(answer.stream);
  chunked_ = stream_ && reader_->takes_chunks();
  closes_ = closes_ || ++requests_ == limits::kRequestsOfConnection || !reader_->keeps_alive() ||
            (stream_ && !chunked_);
  body_ = std::move(answer.file);
  if (!body_) {
    unsent_ = answer.body.size();
    server_.unsent_ += unsent_;
    body_ = std::make_shared<const std::string>(std::move(answer.body));
  }
  std::string head = head_of(answer, server_.rules_);
  if (chunked_) head += "Transfer-Encoding: chunked\r\n";
  if (!stream_) head += "Content-Length: " + std::to_string(body_->size()) + "\r\n";
  head += closes_ ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
  if (is_head_) body_ = nullptr;
  if (is_head_) stream_ = nullptr;
  send(std::move(head));
}

void Connection::send(std::string text) {
  phase_ = Phase::sending;
  head_ = std::move(text);
  const std::array<asio::const_buffer, 2> all = {
      asio::buffer(head_), asio::buffer(body_ ? std::string_view(*body_) : std::string_view())};
  allow(limits::kSendTime + std::chrono::seconds(asio::buffer_size(all) / limits::kSendRate));
  asio::async_write(socket_, all, [self = shared_from_this()](error_code problem, std::size_t) {
    if (self->phase_ != Phase::sending) return;
    problem ? self->close() : self->sent();
  });
}

void Connection::sent() {
  body_ = nullptr;
  server_.unsent_ -= std::exchange(unsent_, 0);
  timer_.expires_at(steady_clock::time_point::max());
  if (stream_) {
    phase_ = Phase::stream;
    wait_for_input();  // whose end tells that nobody listens any more
    next_part();
  } else if (!closes_) {
    next_request();
  } else {  // and let the client take the answer: closing now could tear it from its hands
    phase_ = Phase::last;
    std::string().swap(input_);
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    allow(limits::kLingerTime);
    wait_for_input();
  }
}

void Connection::next_part() {
  asked_ = true;
  woken_ = false;
  work(reception_.client, stream_, [this](const std::optional<std::string>& part) {
    asked_ = false;
    if (!part) {
      stream_ = nullptr;
      send(chunked_ ? "0\r\n\r\n" : "");
    } else if (!part->empty()) {
      send(chunked_ ? chunk_of(*part) : *part);
    } else if (woken_) {
      next_part();
    } else {
      allow(kPartTime);
    }
  });
}

}  // namespace dossier::sandbox
// NOLINTEND(misc-no-recursion)
