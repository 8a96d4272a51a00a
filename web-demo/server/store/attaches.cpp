#include "server/store/attaches.hpp"

#include <nlohmann/json.hpp>

#include "server/util/clock.hpp"
#include "server/util/random.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::int64_t kMaxEventsAtOnce = 100;

std::string event_body(std::string_view id, std::string_view customer, std::string_view status,
                       std::string_view reasons, std::int64_t at) {
  return nlohmann::ordered_json{{"event", "customer.status"},
                                {"event_id", id},
                                {"customer_id", customer},
                                {"customer_status", status},
                                {"reasons", nlohmann::ordered_json::parse(reasons)},
                                {"occurred_at", timestamp(at)}}
      .dump();
}

// Sets the status and writes down that it has happened, with the webhook for a client that wants
// it.
void set_status(Transaction& transaction, std::string_view customer,
                const std::optional<std::int64_t>& attach, const Outcome& status) {
  transaction
      ->query(
          "UPDATE customers SET customer_status = ?, reasons = ?, attach_in_flight = 0"
          " WHERE id = ?",
          status.customer_status, status.reasons, customer)
      .run();
  const std::int64_t now = now_ms();
  const std::string id = random_uuid();
  std::int64_t sequence = 0;
  {
    Query query = transaction->query(
        "INSERT INTO events (id, customer, attach, customer_status, reasons, at)"
        " VALUES (?, ?, nullif(?, 0), ?, ?, ?) RETURNING sequence",
        id, customer, attach.value_or(0), status.customer_status, status.reasons, now);
    if (query.next()) sequence = query.integer(0);
    query.run();
  }
  transaction
      ->query(
          "INSERT INTO webhooks (event, client, body, due_at)"
          " SELECT ?, clients.id, ?, ? FROM customers JOIN clients ON clients.id = client"
          " WHERE customers.id = ? AND webhook_url IS NOT NULL",
          sequence, event_body(id, customer, status.customer_status, status.reasons, now),
          steady_ms(), customer)
      .run();
}

}  // namespace

std::int64_t queue_attach(Transaction& transaction, std::string_view customer,
                          const Outcome& outcome, std::int64_t due_at) {
  transaction->query("UPDATE customers SET attach_in_flight = 1 WHERE id = ?", customer).run();
  Query query = transaction->query(
      "INSERT INTO attaches (customer, state, outcome, reasons, due_at)"
      " VALUES (?, 'QUEUED', ?, ?, ?) RETURNING id",
      customer, outcome.customer_status, outcome.reasons, due_at);
  const std::int64_t attach = query.next() ? query.integer(0) : 0;
  query.run();
  return attach;
}

bool take_step(Transaction& transaction, std::int64_t due_by, std::int64_t delay_ms) {
  std::int64_t attach = 0;
  std::string customer;
  std::string state;
  Outcome outcome;
  {
    Query query = transaction->query(
        "SELECT id, customer, state, outcome, reasons FROM attaches"
        " WHERE state IN ('QUEUED', 'PROCESSING', 'REVIEWING') AND due_at <= ?"
        " ORDER BY due_at, id LIMIT 1",
        due_by);
    if (!query.next()) return false;
    attach = query.integer(0);
    customer = query.text(1);
    state = query.text(2);
    outcome = {query.text(3), query.text(4)};
  }
  const std::string next = state == "QUEUED"       ? "PROCESSING"
                           : state == "PROCESSING" ? "REVIEWING"
                                                   : "DONE";
  transaction
      ->query("UPDATE attaches SET state = ?, due_at = ? WHERE id = ?", next,
              steady_ms() + delay_ms, attach)
      .run();
  set_status(transaction, customer, attach, next == "DONE" ? outcome : Outcome{next, "[]"});
  return true;
}

std::optional<std::int64_t> next_step_at(Transaction& transaction) {
  Query query = transaction->query(
      "SELECT due_at FROM attaches WHERE state IN ('QUEUED', 'PROCESSING', 'REVIEWING')"
      " ORDER BY due_at LIMIT 1");
  if (!query.next()) return std::nullopt;
  return query.integer(0);
}

void bring_steps_forward(Transaction& transaction, std::int64_t to) {
  transaction
      ->query(
          "UPDATE attaches SET due_at = min(due_at, ?)"
          " WHERE state IN ('QUEUED', 'PROCESSING', 'REVIEWING')",
          to)
      .run();
}

void force_status(Transaction& transaction, const Customer& customer, const Outcome& status) {
  transaction
      ->query(
          "UPDATE attaches SET state = 'CANCELLED' WHERE customer = ?"
          " AND state IN ('QUEUED', 'PROCESSING', 'REVIEWING')",
          customer.id)
      .run();
  set_status(transaction, customer.id, std::nullopt, status);
}

std::vector<Event> events_after(Transaction& transaction, std::string_view customer,
                                std::int64_t sequence) {
  std::vector<Event> events;
  Query query = transaction->query(
      "SELECT sequence, id, customer_status, reasons, at FROM events"
      " WHERE customer = ? AND sequence > ? ORDER BY sequence LIMIT ?",
      customer, sequence, kMaxEventsAtOnce);
  while (query.next()) {
    events.push_back({query.integer(0), event_body(query.text(1), customer, query.text(2),
                                                   query.text(3), query.integer(4))});
  }
  return events;
}

std::int64_t last_event_of(Transaction& transaction, std::string_view customer) {
  Query query = transaction->query(
      "SELECT coalesce(max(sequence), 0) FROM events WHERE customer = ?", customer);
  return query.next() ? query.integer(0) : 0;
}

}  // namespace dossier::sandbox
