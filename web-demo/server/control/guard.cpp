#include "server/control/guard.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "server/http/json_answer.hpp"

namespace dossier::sandbox {
namespace {

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

}  // namespace

std::optional<Answer> refuse_control(const Request& request) {
  const std::string_view host = request.header("host").value_or("");
  const std::optional<std::string_view> origin = request.header("origin");
  if (is_local_address(request.remote_address) && is_local_host(host) &&
      (!origin || *origin == "http://" + std::string(host))) {
    return std::nullopt;
  }
  return message_answer(403, "The sandbox is controlled from its own machine and page only.");
}

}  // namespace dossier::sandbox
