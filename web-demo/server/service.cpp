#include "server/service.hpp"

#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/api/attach.hpp"
#include "server/api/customers.hpp"
#include "server/api/events.hpp"
#include "server/api/oauth.hpp"
#include "server/api/upload.hpp"
#include "server/control/control.hpp"
#include "server/http/json_answer.hpp"
#include "server/http/router.hpp"
#include "server/site.hpp"
#include "server/util/clock.hpp"
#include "server/util/log.hpp"

namespace dossier::sandbox {
namespace {

using std::chrono::steady_clock;

// In the journal, in place of a pattern.
const std::string kNoRoute = "-";
const std::string kSite = "(site)";

std::vector<Route> all_routes(App& app) {
  std::vector<Route> routes;
  const auto add = [&](const char* method, const char* path,
                       Answer (*handler)(App&, const Request&)) {
    routes.push_back(
        {method, path, [&app, handler](const Request& request) { return handler(app, request); }});
  };
  add("POST", "/v1/oauth/token", give_tokens);
  add("POST", "/v1/customers/upload", upload_files);
  add("POST", "/v2/customers/individual", create_customer);
  add("GET", "/v2/customers/*", show_customer);
  add("GET", "/v2/customers/*/events", stream_events);
  add("POST", "/v2/customers/*/individual/attach", attach_documents);
  routes.push_back({"GET", "/orchestration-customer-tos", show_terms});
  if (app.config.control) {
    for (Route& route : control_routes(app)) routes.push_back(std::move(route));
  }
  return routes;
}

class Service {
 public:
  explicit Service(App& app) : app_(app), router_(all_routes(app)) {}

  Answer answer(Request request) {
    const auto start = steady_clock::now();
    JournalEntry entry;
    entry.at = now_ms();
    entry.method = request.method;
    entry.route = kNoRoute;
    Answer answer = find_and_serve(request, entry);
    entry.status = answer.drop ? 0 : answer.status;
    entry.milliseconds =
        std::chrono::duration<double, std::milli>(steady_clock::now() - start).count();
    log("request", to_json(entry));
    if (!entry.route.starts_with("/__sandbox/")) app_.journal.add(std::move(entry));
    return answer;
  }

 private:
  Answer find_and_serve(Request& request, JournalEntry& entry) {
    std::string allowed;
    const Route* route = router_.find(request, allowed);
    if (route == nullptr) {
      if (std::optional<Answer> file = serve_file(app_.config.site, request)) {
        entry.route = kSite;
        return std::move(*file);
      }
      if (allowed.empty()) {
        return message_answer(404, "There is nothing at this address. Check the path.");
      }
      return message_answer(405, "This address takes " + allowed + " only.").with("Allow", allowed);
    }
    entry.route = route->pattern;
    const bool controls = route->pattern.starts_with("/__sandbox/");
    const std::optional<Fault> fault = controls ? std::nullopt : app_.faults.take(route->pattern);
    if (!fault) return serve(*route, request);
    entry.fault = name_of(fault->kind);
    return play(*fault, *route, request);
  }

  static Answer serve(const Route& route, const Request& request) {
    try {
      Answer answer = route.handler(request);
      if (answer.stream) answer.stream = guard(route, std::move(answer.stream));
      return answer;
    } catch (const DatabaseFull&) {
      log("database_full");
      return message_answer(
          507, "The sandbox's database is full, or its disk is. Reset it, or start with another.");
    } catch (const std::exception& error) {
      log("internal_error", {{"route", route.pattern}, {"problem", error.what()}});
      return to_answer(internal_error_answer());
    }
  }

  // The parts of a stream are made when its handler has returned long ago.
  static NextPart guard(const Route& route, NextPart next) {
    return [&route, next = std::move(next)]() -> std::optional<std::string> {
      try {
        return next();
      } catch (const std::exception& error) {
        log("internal_error", {{"route", route.pattern}, {"problem", error.what()}});
        return std::nullopt;
      }
    };
  }

  Answer play(const Fault& fault, const Route& route, const Request& request) {
    Answer answer;
    if (fault.kind == FaultKind::slow) {
      const auto until = steady_clock::now() + fault.time;
      while (steady_clock::now() < until && !app_.news.stopped()) {
        app_.news.wait(app_.news.count(), std::chrono::duration_cast<std::chrono::milliseconds>(
                                              until - steady_clock::now()));
      }
      return serve(route, request);
    }
    if (fault.after) serve(route, request);
    if (fault.kind == FaultKind::error) return to_answer(internal_error_answer());
    answer.drop = true;
    return answer;
  }

  App& app_;
  Router router_;
};

}  // namespace

Handler make_service(App& app) {
  const auto service = std::make_shared<Service>(app);
  return [service](const Request& request) { return service->answer(request); };
}

}  // namespace dossier::sandbox
