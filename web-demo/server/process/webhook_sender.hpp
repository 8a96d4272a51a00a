// Sends webhooks.
#pragma once

#include <thread>

#include "server/app.hpp"

namespace dossier::sandbox {

// Posts each `customer.status` event to its client's webhook URL, signed with HMAC-SHA256 of the
// body in `x-fin-signature` (hexadecimal). An answer of 2xx within two seconds is a delivery;
// otherwise it tries again, five times in all, with a pause that doubles.
//
// At least once: a server that is killed between the delivery and its note sends the event again,
// with the same body and `event_id`. An event that is tried again may come after a later one.
class WebhookSender {
 public:
  explicit WebhookSender(App& app);
  WebhookSender(const WebhookSender&) = delete;
  WebhookSender& operator=(const WebhookSender&) = delete;
  ~WebhookSender();  // ends all that waits for news

 private:
  void work();

  App& app_;
  std::thread thread_;
};

}  // namespace dossier::sandbox
