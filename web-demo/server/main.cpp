// dossier-sandbox: a server of the attach endpoint to develop against.

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <exception>
#include <iostream>
#include <string>
#include <thread>
#include <utility>

#include "dossier/rules_hash.hpp"
#include "server/app.hpp"
#include "server/http/limits.hpp"
#include "server/http/server.hpp"
#include "server/process/seed.hpp"
#include "server/process/webhook_sender.hpp"
#include "server/process/worker.hpp"
#include "server/service.hpp"
#include "server/site.hpp"
#include "server/util/log.hpp"

namespace dossier::sandbox {
namespace {

constexpr int kTrouble = 1;
constexpr int kMisuse = 2;

constexpr auto kFooter = R"(Exit codes: 0 stopped by SIGINT or SIGTERM, 1 trouble, 2 misuse.

Examples:
  dossier-sandbox --seed demo
  dossier-sandbox --port 8080 --db sandbox.db

docs/sandbox.md shows how to talk to it.)";

std::string version() {
  return std::string("dossier-sandbox " DOSSIER_VERSION " (rules ")
      .append(rules_hash())
      .append(")");
}

// The command line, once it is parsed.
struct CommandLine {
  CLI::App app{"Serves the attach endpoint and what is around it, to develop against.",
               "dossier-sandbox"};
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;
  std::string database = ":memory:";
  std::string seed = "empty";
  std::string site;
  std::int64_t delay = 1000;
  std::int64_t token_seconds = 3600;
  std::string control_key;

  CommandLine() {
    app.set_version_flag("--version", version,
                         "Print the version and the hash of the rules, and exit");
    app.add_option("--host", host, "The address to listen on (127.0.0.1)")->type_name("ADDRESS");
    app.add_option("--port", port, "The port to listen on; a free one for 0 (0)")
        ->type_name("PORT");
    app.add_option("--db", database, "Where to keep the state (:memory:)")
        ->type_name("FILE|:memory:");
    app.add_option("--seed", seed, "What an empty database begins with (empty)")
        ->type_name("empty|demo")
        ->check(CLI::IsMember({"empty", "demo"}));
    app.add_option("--site", site, "A folder with a page to serve at /")->type_name("FOLDER");
    app.add_option("--delay", delay, "Milliseconds before each step of a review (1000)")
        ->type_name("MS")
        ->check(CLI::Range(0, 600'000));
    app.add_option("--token-seconds", token_seconds, "How long an access token is good for (3600)")
        ->type_name("SECONDS")
        ->check(CLI::Range(1, 86'400));
    app.add_option("--control-key", control_key,
                   "A key that the control API asks for; without one it serves this machine only")
        ->type_name("KEY");
    app.footer(kFooter);
  }
};

// How many connections there may be: as many as the system gives file descriptors for.
std::size_t allow_connections() {
  constexpr rlim_t kOthers = limits::kRefusals + limits::kWebhooks + 64;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return limits::kConnections;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, limits::kConnections + kOthers);
  ::setrlimit(RLIMIT_NOFILE, &limit);
  return std::max<rlim_t>(limit.rlim_cur, kOthers + 64) - kOthers;
}

// Standard streams that are closed are opened, or what is opened next would get their numbers, and
// with them what is written to them.
void open_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) < 0) ::open("/dev/null", O_RDWR);
  }
}

int fail(const std::string& problem) {
  std::cerr << "dossier-sandbox: " << problem << std::endl;
  return kTrouble;
}

int serve(const CommandLine& line) {
  // Blocked in all threads, and waited for by one: a handler could do next to nothing.
  sigset_t ends{};
  ::sigemptyset(&ends);
  ::sigaddset(&ends, SIGINT);
  ::sigaddset(&ends, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &ends, nullptr);

  Config config;
  config.database = line.database;
  config.demo_data = line.seed == "demo";
  config.step_delay_ms = line.delay;
  config.token_seconds = line.token_seconds;
  config.control_key = line.control_key;
  if (!line.site.empty()) config.site = read_site(line.site);
  App app(std::move(config));
  if (app.config.demo_data) {
    Transaction transaction(app.store);
    seed_demo_data(transaction);
    transaction.commit();
  }

  Server server(make_service(app), std::string(rules_hash()), allow_connections());
  app.news.tell([&] { server.wake(); });
  const std::string host =
      line.host.find(':') == std::string::npos ? line.host : "[" + line.host + "]";
  try {
    const auto endpoint = server.listen(line.host, line.port);
    app.config.loopback = endpoint.address().is_loopback();
    app.config.address = "http://" + host + ":" + std::to_string(endpoint.port());
    std::cout << app.config.address << "/" << std::endl;
    log("listening", {{"port", endpoint.port()}});
  } catch (const std::system_error& error) {
    return fail("cannot listen on " + line.host + ", port " + std::to_string(line.port) + ": " +
                error.code().message());
  }

  Worker worker(app);
  WebhookSender webhooks(app);
  std::thread stopper([&] {
    int signal = 0;
    ::sigwait(&ends, &signal);
    log("stopping");
    app.news.stop();
    server.stop();
  });
  server.run();
  stopper.join();
  log("stopped");
  return 0;
}

}  // namespace
}  // namespace dossier::sandbox

int main(int count, char** arguments) {
  using namespace dossier::sandbox;
  open_standard_streams();
  // The write that would raise them fails instead, and says why.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  CommandLine line;
  try {
    line.app.parse(count, arguments);
  } catch (const CLI::CallForVersion&) {
    std::cout << version() << "\n";
    return 0;
  } catch (const CLI::CallForHelp&) {
    std::cout << line.app.help();
    return 0;
  } catch (const CLI::ParseError& error) {
    std::cerr << "dossier-sandbox: " << error.what() << "; see --help\n";
    return kMisuse;
  }
  try {
    return serve(line);
  } catch (const DatabaseError& error) {
    return fail("cannot use the database " + line.database + ": " + error.what());
  } catch (const std::exception& error) {
    return fail(error.what());
  }
}
