#include "server/control/guard.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "server/http/json_answer.hpp"
#include "server/util/digest.hpp"

namespace dossier::sandbox {
namespace {

[[noreturn]] void refuse(std::string_view message) { throw Refusal{message_answer(403, message)}; }

bool is_local_address(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

// A page that has had its name point here (DNS rebinding) still sends its own name.
bool is_local_host(std::string_view host) {
  constexpr std::array<std::string_view, 3> kHosts = {"127.0.0.1", "localhost", "[::1]"};
  return std::any_of(kHosts.begin(), kHosts.end(), [&](std::string_view name) {
    return host.starts_with(name) && (host.size() == name.size() || host[name.size()] == ':');
  });
}

// What proxies say of whom they ask for.
bool is_forwarded(const Request& request) {
  return std::any_of(request.headers.begin(), request.headers.end(), [](const auto& header) {
    const std::string& name = header.first;
    return name == "forwarded" || name == "via" || name == "x-real-ip" ||
           name.starts_with("x-forwarded-");
  });
}

}  // namespace

void check_control(const Config& config, const Request& request) {
  const std::string_view host = request.header("host").value_or("");
  const std::optional<std::string_view> origin = request.header("origin");
  if (origin && *origin != "http://" + std::string(host)) {
    refuse("The sandbox is not controlled from pages of other origins.");
  }
  if (!config.control_key.empty()) {
    const std::string_view key = request.header("x-sandbox-key").value_or("");
    if (equal_in_constant_time(sha256_hex(key), sha256_hex(config.control_key))) return;
    refuse("The header x-sandbox-key must have the key that the sandbox was started with.");
  }
  if (!config.loopback) {
    refuse("The sandbox listens to other machines, so it needs --control-key to be controlled.");
  }
  if (is_forwarded(request)) {
    refuse("The sandbox is behind a proxy, so it needs --control-key to be controlled.");
  }
  if (!is_local_address(request.remote_address) || !is_local_host(host)) {
    refuse("The sandbox is controlled from its own machine and page only.");
  }
}

}  // namespace dossier::sandbox
