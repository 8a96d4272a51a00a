#include "server/process/webhook_sender.hpp"

#include <httplib.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "server/process/webhook_url.hpp"
#include "server/store/webhooks.hpp"
#include "server/util/clock.hpp"
#include "server/util/digest.hpp"
#include "server/util/log.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::int64_t kAttempts = 5;
constexpr std::int64_t kFirstPauseMs = 500;
constexpr std::chrono::seconds kTime(2);

// The status of the answer; 0 if none came.
int post(const Webhook& webhook) {
  const std::optional<WebhookUrl> url = parse_webhook_url(webhook.url);
  if (!url) return 0;
  httplib::Client client(url->host, url->port);
  client.set_connection_timeout(kTime);
  client.set_read_timeout(kTime);
  client.set_write_timeout(kTime);
  int status = 0;
  httplib::Request request;
  request.method = "POST";
  request.path = url->path;
  request.headers = {{"Content-Type", "application/json"},
                     {"x-fin-signature", hmac_sha256_hex(webhook.secret, webhook.body)}};
  request.body = webhook.body;
  // Only the status counts, so the rest of the answer is not read. An answer that has no body, such
  // as a 204, does not come by here.
  request.response_handler = [&](const httplib::Response& response) {
    status = response.status;
    return false;
  };
  const httplib::Result result = client.send(request);
  return result ? result->status : status;
}

// Sends a webhook if one is due. How long to wait for the next.
std::chrono::milliseconds send_once(App& app) {
  std::optional<Webhook> webhook;
  {
    Transaction transaction(app.store);
    webhook = next_webhook(transaction, steady_ms());
    if (!webhook) {
      const std::optional<std::int64_t> next = next_webhook_at(transaction);
      return next ? Loop::until(*next) : Loop::kNothingToDo;
    }
  }
  const int status = post(*webhook);
  const bool delivered = status >= 200 && status < 300;
  const bool last = webhook->attempts + 1 >= kAttempts;
  const std::int64_t pause = kFirstPauseMs << webhook->attempts;
  {
    Transaction transaction(app.store);
    note_attempt(transaction, *webhook,
                 delivered ? "delivered"
                 : last    ? "failed"
                           : "pending",
                 steady_ms() + pause);
    transaction.commit();
  }
  log("webhook",
      {{"delivered", delivered}, {"status", status}, {"attempt", webhook->attempts + 1}});
  return std::chrono::milliseconds(0);
}

}  // namespace

WebhookSender::WebhookSender(App& app)
    : loop_(app.news, "webhooks", [&app] { return send_once(app); }) {
  Transaction transaction(app.store);
  bring_webhooks_forward(transaction, steady_ms());
  transaction.commit();
  app.news.raise();
}

}  // namespace dossier::sandbox
