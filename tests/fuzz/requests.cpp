// Any bytes as what clients send to the sandbox server: routing and handlers, without sockets, on a
// database in memory.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "check.hpp"
#include "expand.hpp"
#include "server/app.hpp"
#include "server/http/engine.hpp"
#include "server/http/limits.hpp"
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

// What a client sends, as a stream. The answers are kept.
class Exchange final : public TimedStream {
 public:
  explicit Exchange(std::string sent) : sent_(std::move(sent)) {}

  bool has_unread() const { return at_ < sent_.size(); }
  const std::string& answers() const { return answers_; }

  bool is_readable() const override { return has_unread(); }
  bool is_writable() const override { return writes_left_ > 0; }
  ssize_t read(char* to, size_t size) override {
    const std::size_t count = std::min(size, sent_.size() - at_);
    std::memcpy(to, sent_.data() + at_, count);
    at_ += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* from, size_t size) override {
    --writes_left_;
    answers_.append(from, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& ip, int&) const override { ip = "127.0.0.1"; }
  void get_local_ip_and_port(std::string&, int&) const override {}

 private:
  std::string sent_;
  std::size_t at_ = 0;
  std::string answers_;
  int writes_left_ = 100;  // after which the client has gone, so that streams end
};

// A server that has been started once, and is set back before each input.
class Server {
 public:
  Server() : service_(make_service(app_)), engine_(service_, "0123456789abcdef") {
    app_.news.stop();  // nothing is to wait
  }

  void set_back() {
    token_.clear();
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

  std::string serve(std::string sent) {
    Exchange exchange(std::move(sent));
    while (engine_.serve(exchange) && exchange.has_unread()) take_step_now(app_);
    return exchange.answers();
  }

 private:
  App app_{Config{}};
  Handler service_;
  Engine engine_;
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
  static Server server;
  server.set_back();
  const std::string answers = server.serve(dossier::fuzz::expand(
      fill_in(fill_in(input, "$T", server.token()), "$C", "00000000-0000-4000-8000-000000000001"),
      kMostSent));
  check(answers.empty() || answers.starts_with("HTTP/1.1 "), "an answer is HTTP");
  check(answers.find("HTTP/1.1 500") == std::string::npos ||
            input.find("faults") != std::string::npos,
        "nothing fails inside");
  check(answers.find("secret_hash") == std::string::npos, "no SQL is told");
}

}  // namespace
}  // namespace dossier::sandbox

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dossier::sandbox::test(std::string(data, data + size));
  return 0;
}
