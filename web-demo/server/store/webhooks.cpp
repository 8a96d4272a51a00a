#include "server/store/webhooks.hpp"

namespace dossier::sandbox {

std::optional<Webhook> next_webhook(Transaction& transaction, std::int64_t now) {
  Query query = transaction->query(
      "SELECT event, client, coalesce(webhook_url, ''), webhook_secret, body, attempts"
      " FROM webhooks JOIN clients ON clients.id = client"
      " WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, event LIMIT 1",
      now);
  if (!query.next()) return std::nullopt;
  return Webhook{query.integer(0), query.text(1), query.text(2),
                 query.text(3),    query.text(4), query.integer(5)};
}

std::optional<std::int64_t> next_webhook_at(Transaction& transaction) {
  Query query = transaction->query(
      "SELECT due_at FROM webhooks WHERE state = 'pending' ORDER BY due_at LIMIT 1");
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
