#include "server/store/attaches.hpp"

#include <nlohmann/json.hpp>

#include "server/util/clock.hpp"
#include "server/util/random.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::int64_t kMaxEventsAtOnce = 100;
constexpr std::string_view kStatusEvent = "customer.status";
constexpr std::string_view kRequestEvent = "customer.rfi";

// The body of an event, whose shape the contract gives for customer.rfi.
std::string event_body(const Event& event, std::string_view customer, std::string_view status,
                       std::string_view request_for_information, std::int64_t at) {
  if (event.type == kStatusEvent) {
    return nlohmann::ordered_json{{"event", event.type},
                                  {"event_id", event.id},
                                  {"customer_id", customer},
                                  {"customer_status", status},
                                  {"occurred_at", timestamp(at)}}
        .dump();
  }
  return nlohmann::ordered_json{
      {"event",
       {{"id", event.id},
        {"event_reference_id", customer},
        {"type", event.type},
        {"created_at", timestamp(at)},
        {"sandbox_mode", true}}},
      {"data",
       {{"customer_id", customer},
        {"request_for_information", nlohmann::ordered_json::parse(request_for_information)}}}}
      .dump();
}

// Writes down that something has happened, with the webhook for a client that wants it.
void add_event(Transaction& transaction, std::string_view type, std::string_view customer,
               const std::optional<std::int64_t>& attach, const Outcome& outcome) {
  const std::int64_t now = now_ms();
  Event event{0, std::string(type), random_uuid(), ""};
  {
    Query query = transaction->query(
        "INSERT INTO events"
        " (id, customer, attach, type, customer_status, request_for_information, at)"
        " VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?) RETURNING sequence",
        event.id, customer, attach.value_or(0), type, outcome.customer_status,
        outcome.request_for_information, now);
    if (query.next()) event.sequence = query.integer(0);
    query.run();
  }
  transaction
      ->query(
          "INSERT INTO webhooks (event, client, body, due_at)"
          " SELECT ?, clients.id, ?, ? FROM customers JOIN clients ON clients.id = client"
          " WHERE customers.id = ? AND webhook_url IS NOT NULL",
          event.sequence,
          event_body(event, customer, outcome.customer_status, outcome.request_for_information,
                     now),
          steady_ms(), customer)
      .run();
}

// Sets the status, and tells of it and of what the reviewers want.
void set_status(Transaction& transaction, std::string_view customer,
                const std::optional<std::int64_t>& attach, const Outcome& outcome) {
  transaction
      ->query(
          "UPDATE customers SET customer_status = ?, rejection_reason = ?, attach_in_flight = 0"
          " WHERE id = ?",
          outcome.customer_status, outcome.rejection_reason, customer)
      .run();
  add_event(transaction, kStatusEvent, customer, attach, outcome);
  if (outcome.request_for_information != Outcome().request_for_information) {
    add_event(transaction, kRequestEvent, customer, attach, outcome);
  }
}

}  // namespace

std::int64_t queue_attach(Transaction& transaction, std::string_view customer,
                          const Outcome& outcome, std::int64_t due_at) {
  transaction->query("UPDATE customers SET attach_in_flight = 1 WHERE id = ?", customer).run();
  Query query = transaction->query(
      "INSERT INTO attaches"
      " (customer, state, outcome, request_for_information, rejection_reason, due_at)"
      " VALUES (?, 'QUEUED', ?, ?, ?, ?) RETURNING id",
      customer, outcome.customer_status, outcome.request_for_information, outcome.rejection_reason,
      due_at);
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
        "SELECT id, customer, state, outcome, request_for_information, rejection_reason"
        " FROM attaches"
        " WHERE state IN ('QUEUED', 'PROCESSING', 'REVIEWING') AND due_at <= ?"
        " ORDER BY due_at, id LIMIT 1",
        due_by);
    if (!query.next()) return false;
    attach = query.integer(0);
    customer = query.text(1);
    state = query.text(2);
    outcome = {query.text(3), query.text(4), query.text(5)};
  }
  const std::string next = state == "QUEUED"       ? "PROCESSING"
                           : state == "PROCESSING" ? "REVIEWING"
                                                   : "DONE";
  transaction
      ->query("UPDATE attaches SET state = ?, due_at = ? WHERE id = ?", next,
              steady_ms() + delay_ms, attach)
      .run();
  set_status(transaction, customer, attach,
             next == "DONE" ? outcome : Outcome{.customer_status = next});
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
      "SELECT sequence, type, id, customer_status, request_for_information, at FROM events"
      " WHERE customer = ? AND sequence > ? ORDER BY sequence LIMIT ?",
      customer, sequence, kMaxEventsAtOnce);
  while (query.next()) {
    Event& event = events.emplace_back(Event{query.integer(0), query.text(1), query.text(2), ""});
    event.body = event_body(event, customer, query.text(3), query.text(4), query.integer(5));
  }
  return events;
}

std::int64_t last_status_of(Transaction& transaction, std::string_view customer) {
  Query query = transaction->query(
      "SELECT coalesce(max(sequence), 0) FROM events WHERE customer = ? AND type = ?", customer,
      kStatusEvent);
  return query.next() ? query.integer(0) : 0;
}

}  // namespace dossier::sandbox
