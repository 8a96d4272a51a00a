// Which handler a request is for.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.hpp"

namespace dossier::sandbox {

struct Route {
  std::string method;
  std::string pattern;  // `*` stands for one part of the path: "/v2/customers/*"
  std::function<Reception(const Request&)> handler;
};

class Router {
 public:
  explicit Router(std::vector<Route> routes) : routes_(std::move(routes)) {}

  // Finds the route of a request and fills in its parameters; null if no route has this path and
  // method, in which case `allowed` is what other methods the path has. HEAD counts as GET.
  const Route* find(Request& request, std::string& allowed) const;

 private:
  std::vector<Route> routes_;
};

}  // namespace dossier::sandbox
