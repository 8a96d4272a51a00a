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
#include "server/api/receive.hpp"
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
                       Reception (*receive)(App&, const Request&)) {
    routes.push_back(
        {method, path, [&app, receive](const Request& request) { return receive(app, request); }});
  };
  add("POST", "/v1/oauth/token", give_tokens);
  add("POST", "/v1/customers/upload", upload_files);
  add("POST", "/v2/customers/individual", create_customer);
  add("GET", "/v2/customers/*", show_customer);
  add("GET", "/v2/customers/*/events", stream_events);
  add("POST", "/v2/customers/*/individual/attach", attach_documents);
  add("GET", "/orchestration-customer-tos", show_terms);
  if (app.config.control) {
    for (Route& route : control_routes(app)) routes.push_back(std::move(route));
  }
  return routes;
}

// The answer to what is being caught.
Answer answer_to_exception(const std::string& route) {
  try {
    throw;
  } catch (Refusal& refusal) {
    return std::move(refusal.answer);
  } catch (const DatabaseFull&) {
    log("database_full");
    return message_answer(
        507, "The sandbox's database is full, or its disk is. Reset it, or start with another.");
  } catch (const std::exception& error) {
    log("internal_error", {{"route", route}, {"problem", error.what()}});
    return to_answer(internal_error_answer());
  }
}

// The parts of a stream are made when its handler has returned long ago.
NextPart guarded(const std::string& route, NextPart next) {
  return [route, next = std::move(next)]() -> std::optional<std::string> {
    try {
      return next();
    } catch (const std::exception& error) {
      log("internal_error", {{"route", route}, {"problem", error.what()}});
      return std::nullopt;
    }
  };
}

Reception refusal(Answer answer) {
  Reception reception;
  reception.refusal = std::move(answer);
  return reception;
}

class Service {
 public:
  explicit Service(App& app) : app_(app), router_(all_routes(app)) {}

  Reception receive(Request request) {
    JournalEntry entry;
    entry.at = now_ms();
    entry.method = request.method;
    entry.route = kNoRoute;
    const auto start = steady_clock::now();
    Reception reception = find_and_receive(request, entry);
    reception.done = [this, entry, start](int status) mutable {
      entry.status = status;
      entry.milliseconds =
          std::chrono::duration<double, std::milli>(steady_clock::now() - start).count();
      log("request", to_json(entry));
      if (!entry.route.starts_with(kControl)) app_.journal.add(std::move(entry));
    };
    return reception;
  }

 private:
  Reception find_and_receive(Request& request, JournalEntry& entry) {
    std::string allowed;
    const Route* route = router_.find(request, allowed);
    if (route == nullptr) {
      if (std::optional<Answer> file = serve_file(app_.config.site, request)) {
        entry.route = kSite;
        return refusal(std::move(*file));
      }
      if (allowed.empty()) {
        return refusal(message_answer(404, "There is nothing at this address. Check the path."));
      }
      return refusal(
          message_answer(405, "This address takes " + allowed + " only.").with("Allow", allowed));
    }
    entry.route = route->pattern;
    const bool controls = route->pattern.starts_with(kControl);
    const std::optional<Fault> fault = controls ? std::nullopt : app_.faults.take(route->pattern);
    if (!fault) return serve(*route, request);
    entry.fault = name_of(fault->kind);
    return play(*fault, *route, request);
  }

  static Reception serve(const Route& route, const Request& request) {
    Reception reception;
    try {
      reception = route.handler(request);
    } catch (...) {
      return refusal(answer_to_exception(route.pattern));
    }
    reception.answer = [name = route.pattern, make = std::move(reception.answer)] {
      try {
        Answer answer = make();
        if (answer.stream) answer.stream = guarded(name, std::move(answer.stream));
        return answer;
      } catch (...) {
        return answer_to_exception(name);
      }
    };
    return reception;
  }

  Reception play(const Fault& fault, const Route& route, const Request& request) const {
    Answer lost = to_answer(internal_error_answer());
    lost.drop = fault.kind == FaultKind::drop;
    if (fault.kind != FaultKind::slow && !fault.after) return refusal(std::move(lost));
    Reception reception = serve(route, request);
    if (fault.kind == FaultKind::slow) {
      if (!app_.news.stopped()) reception.delay = fault.time;
    } else if (reception.refusal) {
      reception.refusal = std::move(lost);
    } else {
      reception.answer = [lost, make = std::move(reception.answer)] {
        make();
        return lost;
      };
    }
    return reception;
  }

  App& app_;
  Router router_;
};

}  // namespace

Handler make_service(App& app) {
  const auto service = std::make_shared<Service>(app);
  return [service](Request request) { return service->receive(std::move(request)); };
}

}  // namespace dossier::sandbox
