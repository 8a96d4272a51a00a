// Where webhooks may go.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::sandbox {

struct WebhookUrl {
  std::string host;  // 127.0.0.1, ::1 or localhost
  unsigned short port = 80;
  std::string path = "/";  // with the query
};

// Takes an http URL of this machine apart; nothing for any other. A sandbox that posted to whatever
// address it is given would be a tool for reaching into networks.
std::optional<WebhookUrl> parse_webhook_url(std::string_view url);

}  // namespace dossier::sandbox
