#include "server/control/control.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "dossier/contract.hpp"
#include "dossier/date.hpp"
#include "dossier/rules_hash.hpp"
#include "dossier/text/ascii.hpp"
#include "dossier/text/find_text.hpp"
#include "server/api/attach.hpp"
#include "server/api/receive.hpp"
#include "server/control/fields.hpp"
#include "server/control/guard.hpp"
#include "server/http/json_answer.hpp"
#include "server/http/limits.hpp"
#include "server/process/outcomes.hpp"
#include "server/process/seed.hpp"
#include "server/process/webhook_url.hpp"
#include "server/process/worker.hpp"
#include "server/store/attaches.hpp"
#include "server/store/clients.hpp"
#include "server/store/settings.hpp"
#include "server/store/webhooks.hpp"
#include "server/util/clock.hpp"
#include "server/util/random.hpp"

namespace dossier::sandbox {
namespace {

using nlohmann::ordered_json;

constexpr std::int64_t kMaxDelayMs = 600'000;
constexpr std::int64_t kMaxFaultMs = 30'000;

Answer state_of(App& app) {
  Transaction transaction(app.store);
  const Settings settings = load_settings(transaction);
  return data_answer({{"version", DOSSIER_VERSION},
                      {"rules", rules_hash()},
                      {"today", settings.today.value_or(utc_date())},
                      {"worker",
                       {{"held", settings.held},
                        {"delay_ms", settings.delay_ms.value_or(app.config.step_delay_ms)}}},
                      {"faults_waiting", app.faults.waiting()}});
}

Answer show_state(App& app, const std::string&, Fields&) { return state_of(app); }

Answer reset(App& app, const std::string&, Fields& fields) {
  const bool demo = fields.boolean("demo_data").value_or(app.config.demo_data);
  fields.finish();
  app.store.empty();
  if (demo) {
    Transaction transaction(app.store);
    seed_demo_data(transaction);
    transaction.commit();
  }
  app.journal.clear();
  app.faults.clear();
  app.news.raise();
  return data_answer(ordered_json::object());
}

// Changes the settings and shows the state.
Answer change_settings(App& app, const std::function<void(Settings&)>& change) {
  {
    Transaction transaction(app.store);
    Settings settings = load_settings(transaction);
    change(settings);
    save_settings(transaction, settings);
    transaction.commit();
  }
  app.news.raise();
  return state_of(app);
}

Answer set_clock(App& app, const std::string&, Fields& fields) {
  const std::optional<std::string> today = fields.text("today");
  if (today && !Date::parse(*today)) {
    fields.fail("/today", "today must be a real day as YYYY-MM-DD, or null for the UTC date.");
  }
  fields.finish();
  return change_settings(app, [&](Settings& settings) { settings.today = today; });
}

Answer set_worker(App& app, const std::string&, Fields& fields) {
  const std::optional<bool> held = fields.boolean("held");
  const std::optional<std::int64_t> delay = fields.integer("delay_ms", 0, kMaxDelayMs);
  fields.finish();
  return change_settings(app, [&](Settings& settings) {
    if (held) settings.held = *held;
    if (delay) settings.delay_ms = delay;
  });
}

Answer step_worker(App& app, const std::string&, Fields&) {
  return data_answer({{"stepped", take_step_now(app)}});
}

// Reads a client's configuration over what it is now.
void read_client(Fields& fields, Client& client) {
  if (const auto required = fields.boolean("selfie_required")) client.selfie_required = *required;
  if (const auto secret = fields.text("webhook_secret")) client.webhook_secret = *secret;
  if (!fields.has("webhook_url")) return;
  client.webhook_url = fields.text("webhook_url");
  if (client.webhook_url && !parse_webhook_url(*client.webhook_url)) {
    fields.fail("/webhook_url",
                "webhook_url must be an http URL of this machine, such as "
                "http://127.0.0.1:8080/webhooks, or null for none.");
  }
}

ordered_json show(const Client& client) {
  return {{"client_id", client.id},
          {"selfie_required", client.selfie_required},
          {"webhook_url", client.webhook_url ? ordered_json(*client.webhook_url) : ordered_json()},
          {"webhook_secret", client.webhook_secret}};
}

Answer create_client(App& app, const std::string&, Fields& fields) {
  Client client;
  client.id = fields.text("client_id").value_or(random_uuid());
  client.webhook_secret = random_text(32);
  const std::string secret = fields.text("client_secret").value_or(random_text(32));
  read_client(fields, client);
  fields.finish();
  Transaction transaction(app.store);
  save_client(transaction, client, secret);
  transaction.commit();
  ordered_json data = show(client);
  data["client_secret"] = secret;
  return data_answer(data);
}

Answer change_client(App& app, const std::string& id, Fields& fields) {
  Transaction transaction(app.store);
  std::optional<Client> client = find_client(transaction, id);
  if (!client) return message_answer(404, "There is no such client.");
  read_client(fields, *client);
  fields.finish();
  update_client(transaction, *client);
  transaction.commit();
  return data_answer(show(*client));
}

Answer force(App& app, const std::string& id, Fields& fields) {
  const std::optional<std::string> status = fields.text("customer_status");
  if (!status || find_text(kCustomerStatuses, *status) == kCustomerStatuses.size()) {
    fields.fail("/customer_status", "customer_status must be one of the statuses of customers.");
  }
  fields.finish();
  Transaction transaction(app.store);
  const std::optional<Customer> customer = find_customer(transaction, id);
  if (!customer) return to_answer(not_found_answer());
  force_status(transaction, *customer, {.customer_status = *status});
  transaction.commit();
  app.news.raise();
  return data_answer({{"customer_id", customer->id}, {"customer_status", *status}});
}

// The facts of an attach, as a context for the checks before it.
Answer show_context(App& app, const std::string& id, Fields&) {
  Transaction transaction(app.store);
  const std::optional<Customer> customer = find_customer(transaction, id);
  if (!customer) return to_answer(not_found_answer());
  return data_answer(ordered_json::parse(to_json(facts_about(transaction, *customer))));
}

Answer add_fault(App& app, const std::string&, Fields& fields) {
  Fault fault;
  const std::optional<std::string> kind = fields.text("kind");
  if (const auto known = fault_kind(kind.value_or(""))) {
    fault.kind = *known;
  } else {
    fields.fail("/kind", "kind must be error, slow or drop.");
  }
  fault.route = fields.text("route").value_or("");
  fault.after = fields.boolean("after").value_or(false);
  fault.time =
      std::chrono::milliseconds(fields.integer("milliseconds", 0, kMaxFaultMs).value_or(2000));
  fields.finish();
  if (!app.faults.add(std::move(fault))) {
    return message_answer(409, "A hundred faults are waiting already.");
  }
  return data_answer({{"faults_waiting", app.faults.waiting()}});
}

Answer clear_faults(App& app, const std::string&, Fields&) {
  app.faults.clear();
  return data_answer({{"faults_waiting", 0}});
}

Answer show_journal(App& app, const std::string&, Fields&) {
  return data_answer({{"requests", app.journal.list()}});
}

Answer show_webhooks(App& app, const std::string&, Fields&) {
  Transaction transaction(app.store);
  return data_answer({{"webhooks", list_webhooks(transaction)}});
}

Answer show_outcomes(App&, const std::string&, Fields&) {
  auto list = ordered_json::array();
  for (const MagicNumber& magic : kMagicNumbers) {
    list.push_back({{"number", magic.number}, {"customer_status", magic.customer_status}});
  }
  return data_answer({{"outcomes", list}});
}

using Control = Answer (*)(App&, const std::string& id, Fields&);

Reception receive(App& app, const Request& request, Control control) {
  constexpr BodyLimit kLimit{limits::kJson, limits::kHeadTime};
  check_control(app.config, request);
  const std::string id = request.parameters.empty() ? "" : request.parameters[0];
  return receive_body(kLimit, kLimit.bytes, [&app, control, id](const Body& body) {
    Fields fields(body.text);
    return control(app, id, fields);
  });
}

}  // namespace

std::vector<Route> control_routes(App& app) {
  std::vector<Route> routes;
  const auto add = [&](const char* method, const char* path, Control control) {
    routes.push_back(
        {method, std::string(kControl) + path,
         [&app, control](const Request& request) { return receive(app, request, control); }});
  };
  add("GET", "state", show_state);
  add("POST", "reset", reset);
  add("PUT", "clock", set_clock);
  add("PUT", "worker", set_worker);
  add("POST", "worker/step", step_worker);
  add("POST", "clients", create_client);
  add("PATCH", "clients/*", change_client);
  add("PUT", "customers/*/status", force);
  add("GET", "customers/*/context", show_context);
  add("POST", "faults", add_fault);
  add("DELETE", "faults", clear_faults);
  add("GET", "journal", show_journal);
  add("GET", "webhooks", show_webhooks);
  add("GET", "outcomes", show_outcomes);
  return routes;
}

}  // namespace dossier::sandbox
