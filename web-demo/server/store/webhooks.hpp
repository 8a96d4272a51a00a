// Webhooks that wait to be sent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/store.hpp"

namespace dossier::sandbox {

struct Webhook {
  std::int64_t event = 0;
  std::string client;
  std::string customer;
  std::string url;
  std::string secret;
  std::string body;
  std::int64_t attempts = 0;  // so far
};

// The clients that have webhooks whose time has come.
std::vector<std::string> clients_with_webhooks(Transaction& transaction, std::int64_t now);

// The first webhooks of a client whose time has come; of each customer only the first that is
// pending. One stays pending until its result is noted, so that a server that is killed meanwhile
// sends it again: at least once, not exactly once.
std::vector<Webhook> due_webhooks(Transaction& transaction, std::string_view client,
                                  std::int64_t now, std::size_t at_most);

// When the next one is due after this time; nothing if none is.
std::optional<std::int64_t> next_webhook_at(Transaction& transaction, std::int64_t after);

// The same as bring_steps_forward().
void bring_webhooks_forward(Transaction& transaction, std::int64_t to);

// Notes how an attempt ended: `state` is `delivered`, `failed`, or `pending` for another try.
void note_attempt(Transaction& transaction, const Webhook& webhook, const char* state,
                  std::int64_t due_at);

// The latest webhooks: event_id, state and attempts of each.
nlohmann::ordered_json list_webhooks(Transaction& transaction);

}  // namespace dossier::sandbox
