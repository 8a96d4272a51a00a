#include "server/store/webhooks.hpp"

namespace dossier::sandbox {

std::vector<std::string> clients_with_webhooks(Transaction& transaction, std::int64_t now) {
  std::vector<std::string> clients;
  Query query = transaction->query(
      "SELECT id FROM clients WHERE EXISTS"
      " (SELECT 1 FROM webhooks WHERE client = id AND state = 'pending' AND due_at <= ?)",
      now);
  while (query.next()) clients.push_back(query.text(0));
  return clients;
}

std::vector<Webhook> due_webhooks(Transaction& transaction, std::string_view client,
                                  std::int64_t now, std::size_t at_most) {
  std::vector<Webhook> webhooks;
  Query query = transaction->query(
      "SELECT this.event, customer, coalesce(webhook_url, ''), webhook_secret, body, attempts"
      " FROM webhooks AS this JOIN events ON sequence = this.event"
      " JOIN clients ON clients.id = this.client"
      " WHERE this.client = ? AND state = 'pending' AND due_at <= ? AND NOT EXISTS"
      " (SELECT 1 FROM events AS earlier JOIN webhooks AS before ON before.event = earlier.sequence"
      "  WHERE earlier.customer = events.customer AND earlier.sequence < this.event"
      "  AND before.state = 'pending')"
      " ORDER BY due_at, this.event LIMIT ?",
      client, now, static_cast<std::int64_t>(at_most));
  while (query.next()) {
    webhooks.push_back({query.integer(0), std::string(client), query.text(1), query.text(2),
                        query.text(3), query.text(4), query.integer(5)});
  }
  return webhooks;
}

std::optional<std::int64_t> next_webhook_at(Transaction& transaction, std::int64_t after) {
  Query query = transaction->query(
      "SELECT due_at FROM webhooks WHERE state = 'pending' AND due_at > ?"
      " ORDER BY due_at LIMIT 1",
      after);
  if (!query.next()) return std::nullopt;
  return query.integer(0);
}

void bring_webhooks_forward(Transaction& transaction, std::int64_t to) {
  transaction->query("UPDATE webhooks SET due_at = min(due_at, ?) WHERE state = 'pending'", to)
      .run();
}

void note_attempt(Transaction& transaction, const Webhook& webhook, const char* state,
                  std::int64_t due_at) {
  transaction
      ->query("UPDATE webhooks SET state = ?, attempts = ?, due_at = ? WHERE event = ?", state,
              webhook.attempts + 1, due_at, webhook.event)
      .run();
}

nlohmann::ordered_json list_webhooks(Transaction& transaction) {
  auto list = nlohmann::ordered_json::array();
  Query query = transaction->query(
      "SELECT id, customer_status, state, attempts FROM webhooks JOIN events ON sequence = event"
      " ORDER BY event DESC LIMIT 100");
  while (query.next()) {
    list.push_back({{"event_id", query.text(0)},
                    {"customer_status", query.text(1)},
                    {"state", query.text(2)},
                    {"attempts", query.integer(3)}});
  }
  return list;
}

}  // namespace dossier::sandbox
