// Sends webhooks.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "server/app.hpp"
#include "server/process/exchange.hpp"
#include "server/process/loop.hpp"
#include "server/store/webhooks.hpp"

namespace dossier::sandbox {

// Posts each `customer.status` event to its client's webhook URL, signed with HMAC-SHA256 of the
// body in `x-fin-signature` (hexadecimal). A status of 2xx within two seconds from the beginning is
// a delivery; otherwise it tries again, five times in all, with a pause that doubles.
//
// The events of a customer come in their order: none is sent before the one before it has been
// delivered or given up. Clients do not wait for one another, nor customers but for a few of their
// client's.
//
// At least once: a server that ends between the delivery and its note sends the event again, with
// the same body and `event_id`.
class WebhookSender {
 public:
  explicit WebhookSender(App& app);

 private:
  struct Attempt {
    Webhook webhook;
    int status = 0;  // of the answer; 0 if none came
  };

  std::chrono::milliseconds work();
  void note_attempts();
  void send(const Webhook& webhook);

  App& app_;
  std::size_t turn_ = 0;                // of clients
  std::set<std::string> customers_;     // of the webhooks that are under way
  std::multiset<std::string> clients_;  // likewise
  std::mutex mutex_;
  std::vector<Attempt> attempts_;  // that have ended and are to be noted
  HttpClient http_;
  Loop loop_;
};

}  // namespace dossier::sandbox
