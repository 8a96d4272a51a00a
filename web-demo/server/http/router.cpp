#include "server/http/router.hpp"

#include <algorithm>
#include <optional>

namespace dossier::sandbox {
namespace {

// Takes the part before the next `/`, and the `/`.
std::string_view take_part(std::string_view& path) {
  const std::string_view part = path.substr(0, path.find('/'));
  path.remove_prefix(std::min(part.size() + 1, path.size()));
  return part;
}

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
  if (std::count(pattern.begin(), pattern.end(), '/') !=
      std::count(path.begin(), path.end(), '/')) {
    return std::nullopt;
  }
  std::vector<std::string> parameters;
  while (!pattern.empty()) {
    const std::string_view expected = take_part(pattern);
    const std::string_view part = take_part(path);
    if (expected == "*") {
      parameters.emplace_back(part);
    } else if (expected != part) {
      return std::nullopt;
    }
  }
  if (!path.empty()) return std::nullopt;
  return parameters;
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
