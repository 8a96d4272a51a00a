// Any bytes as what a client sends to the sandbox server over its connection, framing included: the
// server as it is, on a database in memory. `run` limits its memory.
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "check.hpp"
#include "expand.hpp"
#include "server/app.hpp"
#include "server/http/limits.hpp"
#include "server/http/server.hpp"
#include "server/process/seed.hpp"
#include "server/process/worker.hpp"
#include "server/service.hpp"
#include "server/store/clients.hpp"
#include "server/util/log.hpp"

namespace dossier::sandbox {

// In place of the server's own, which the linker then leaves out: a log of all inputs is of no use.
void log(std::string_view, const nlohmann::ordered_json&) {}

namespace {

using dossier::fuzz::check;

// Sends bytes, tells that there are no more, and takes what comes until the other side closes.
std::string exchange(unsigned short port, std::string_view sent) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  check(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
        "the server takes connections");
  std::string answers;
  std::array<char, 65536> buffer{};
  bool sends = true;
  for (;;) {
    if (sends && sent.empty()) {
      ::shutdown(socket, SHUT_WR);
      sends = false;
    }
    pollfd ready{socket, static_cast<short>(sends ? POLLIN | POLLOUT : POLLIN), 0};
    ::poll(&ready, 1, -1);
    if ((ready.revents & POLLOUT) != 0 && sends) {
      const ssize_t count = ::send(socket, sent.data(), sent.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
      if (count > 0) sent.remove_prefix(static_cast<std::size_t>(count));
      if (count < 0 && errno != EAGAIN) sent = {};
    }
    if ((ready.revents & ~POLLOUT) != 0) {
      const ssize_t count = ::recv(socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
      if (count > 0) answers.append(buffer.data(), static_cast<std::size_t>(count));
      if (count == 0 || (count < 0 && errno != EAGAIN)) break;
    }
  }
  ::close(socket);
  return answers;
}

// The number that stands behind a name; 0 if there is none.
std::size_t number_behind(std::string_view text, std::string_view name, int base) {
  std::size_t number = 0;
  const std::size_t at = text.find(name);
  if (at == text.npos) return 0;
  std::from_chars(text.data() + at + name.size(), text.data() + text.size(), number, base);
  return number;
}

// Takes the answers apart: they are well-formed, and nothing follows one that says it is the last.
void check_answers(std::string_view answers) {
  bool last = false;
  while (!answers.empty()) {
    check(!last, "nothing follows the last answer");
    check(answers.starts_with("HTTP/1.1 "), "an answer is HTTP");
    const std::size_t end = answers.find("\r\n\r\n");
    check(end != answers.npos, "a head has an end");
    const std::string_view head = answers.substr(0, end + 2);
    answers.remove_prefix(end + 4);
    if (head.starts_with("HTTP/1.1 100")) continue;
    last = head.find("\r\nConnection: close\r\n") != head.npos;
    if (head.find("\r\nTransfer-Encoding: chunked\r\n") == head.npos) {
      const std::size_t length = number_behind(head, "\r\nContent-Length: ", 10);
      check(last || length <= answers.size(), "a body has its length");
      answers.remove_prefix(std::min(length, answers.size()));
      continue;
    }
    for (std::size_t size = 1; size > 0;) {
      size = number_behind(answers, "", 16);
      const std::size_t line = answers.find("\r\n");
      check(line != answers.npos && line + 2 + size + 2 <= answers.size(), "a chunk has its size");
      answers.remove_prefix(line + 2 + size + 2);
    }
  }
}

// A server that has been started once, and is set back before each input.
class Sandbox {
 public:
  Sandbox() : server_(make_service(app_), "0123456789abcdef", limits::kConnections) {
    app_.news.stop();  // nothing is to wait
    port_ = server_.listen("127.0.0.1", 0).port();
    std::thread([this] { server_.run(); }).detach();
  }

  void set_back() {
    app_.store.empty();
    Transaction transaction(app_.store);
    seed_demo_data(transaction);
    token_ = issue_tokens(transaction, {"demo-client", "family"}, 3600).access_token;
    transaction->query("UPDATE customers SET tos_policies_value = 'tos'").run();
    transaction
        ->query(
            "INSERT INTO uploads (uri, customer, type, size)"
            " VALUES ('/a.pdf', '00000000-0000-4000-8000-000000000001', 'pdf', 1),"
            " ('/b.pdf', '00000000-0000-4000-8000-000000000001', 'pdf', 1)")
        .run();
    transaction.commit();
    app_.faults.clear();
    app_.journal.clear();
  }

  const std::string& token() const { return token_; }

  std::string serve(std::string_view sent) {
    std::string answers = exchange(port_, sent);
    while (take_step_now(app_)) {
    }
    return answers;
  }

 private:
  App app_{Config{}};
  Server server_;
  unsigned short port_ = 0;
  std::string token_;
};

// More than any request may have.
constexpr std::size_t kMostSent = limits::kBody + 1024UL * 1024;

// In the input `$T` stands for a good token, `$C` for the ID of a customer, and `$*12x` for twelve
// x.
std::string fill_in(std::string text, std::string_view name, std::string_view value) {
  for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += value.size()) {
    text.replace(at, name.size(), value);
  }
  return text;
}

void test(const std::string& input) {
  static Sandbox& sandbox = *new Sandbox;  // its thread goes on to the end
  sandbox.set_back();
  const std::string sent = dossier::fuzz::expand(
      fill_in(fill_in(input, "$T", sandbox.token()), "$C", "00000000-0000-4000-8000-000000000001"),
      kMostSent);
  const std::string answers = sandbox.serve(sent);
  // Those to HEAD have lengths of what they leave out, and a fault cuts one off.
  const bool may_fail = sent.find("faults") != sent.npos;
  if (!may_fail && sent.find("HEAD") == sent.npos) check_answers(answers);
  check(may_fail || answers.find("HTTP/1.1 500") == answers.npos, "nothing fails inside");
  check(answers.find("secret_hash") == answers.npos, "no SQL is told");
}

}  // namespace
}  // namespace dossier::sandbox

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dossier::sandbox::test(std::string(data, data + size));
  return 0;
}
