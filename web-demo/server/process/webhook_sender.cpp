#include "server/process/webhook_sender.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "server/http/limits.hpp"
#include "server/process/webhook_url.hpp"
#include "server/util/clock.hpp"
#include "server/util/digest.hpp"
#include "server/util/log.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::int64_t kAttempts = 5;
constexpr std::int64_t kFirstPauseMs = 500;
constexpr std::chrono::seconds kTime(2);

}  // namespace

WebhookSender::WebhookSender(App& app)
    : app_(app), loop_(app.news, "webhooks", [this] { return work(); }) {
  Transaction transaction(app.store);
  bring_webhooks_forward(transaction, steady_ms());
  transaction.commit();
  app.news.raise();
}

// Notes what has ended and begins what is due. How long to wait for more of it.
std::chrono::milliseconds WebhookSender::work() {
  note_attempts();
  Transaction transaction(app_.store);
  const std::int64_t now = steady_ms();
  std::vector<std::string> clients = clients_with_webhooks(transaction, now);
  if (!clients.empty()) {
    const auto first = static_cast<std::ptrdiff_t>(turn_++ % clients.size());
    std::rotate(clients.begin(), clients.begin() + first, clients.end());
  }
  for (const std::string& client : clients) {
    // Those that are under way are among them.
    for (const Webhook& webhook :
         due_webhooks(transaction, client, now, 2 * limits::kWebhooksOfClient)) {
      const bool has_room = customers_.size() < limits::kWebhooks &&
                            clients_.count(client) < limits::kWebhooksOfClient;
      if (has_room && !customers_.contains(webhook.customer)) send(webhook);
    }
  }
  const std::optional<std::int64_t> next = next_webhook_at(transaction, now);
  return next ? Loop::until(*next) : Loop::kNothingToDo;
}

void WebhookSender::note_attempts() {
  std::vector<Attempt> attempts;
  {
    const std::lock_guard lock(mutex_);
    attempts = attempts_;
  }
  if (attempts.empty()) return;
  Transaction transaction(app_.store);
  for (const auto& [webhook, status] : attempts) {
    const bool delivered = status / 100 == 2;
    const bool last = webhook.attempts + 1 >= kAttempts;
    note_attempt(transaction, webhook,
                 delivered ? "delivered"
                 : last    ? "failed"
                           : "pending",
                 steady_ms() + (kFirstPauseMs << webhook.attempts));
    log("webhook",
        {{"delivered", delivered}, {"status", status}, {"attempt", webhook.attempts + 1}});
  }
  transaction.commit();
  for (const auto& [webhook, status] : attempts) {
    customers_.erase(webhook.customer);
    clients_.erase(clients_.find(webhook.client));
  }
  const std::lock_guard lock(mutex_);
  attempts_.erase(attempts_.begin(),
                  attempts_.begin() + static_cast<std::ptrdiff_t>(attempts.size()));
}

void WebhookSender::send(const Webhook& webhook) {
  customers_.insert(webhook.customer);
  clients_.insert(webhook.client);
  const auto done = [this, webhook](int status) {
    {
      const std::lock_guard lock(mutex_);
      attempts_.push_back({webhook, status});
    }
    app_.news.raise();
  };
  const std::optional<WebhookUrl> url = parse_webhook_url(webhook.url);
  if (!url) return done(0);
  http_.post(url->host, url->port, url->path,
             "Content-Type: application/json\r\nx-fin-signature: " +
                 hmac_sha256_hex(webhook.secret, webhook.body) + "\r\n",
             webhook.body, kTime, done);
}

}  // namespace dossier::sandbox
