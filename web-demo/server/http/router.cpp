#include "server/http/router.hpp"

#include <optional>

namespace dossier::sandbox {
namespace {

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
  std::vector<std::string> parameters;
  for (;;) {
    const std::string_view expected = pattern.substr(0, pattern.find('/'));
    const std::string_view part = path.substr(0, path.find('/'));
    if (expected == "*") parameters.emplace_back(part);
    if (expected != "*" && expected != part) return std::nullopt;
    const bool ends = expected.size() == pattern.size();
    if (ends != (part.size() == path.size())) return std::nullopt;
    if (ends) return parameters;
    pattern.remove_prefix(expected.size() + 1);
    path.remove_prefix(part.size() + 1);
  }
}

}  // namespace

const Route* Router::find(Request& request, std::string& allowed) const {
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  for (const Route& route : routes_) {
    std::optional<std::vector<std::string>> parameters = match(route.pattern, request.path);
    if (!parameters) continue;
    if (route.method == method) {
      request.parameters = std::move(*parameters);
      return &route;
    }
    allowed.append(allowed.empty() ? "" : ", ").append(route.method);
  }
  return nullptr;
}

}  // namespace dossier::sandbox
