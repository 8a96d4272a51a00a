// Webhooks that wait to be sent.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "server/store/store.hpp"

namespace dossier::sandbox {

struct Webhook {
  std::int64_t event = 0;
  std::string client;
  std::string url;
  std::string secret;
  std::string body;
  std::int64_t attempts = 0;  // so far
};

// The next one whose time has come. It stays pending until its result is noted, so that a server
// that is killed meanwhile sends it again: at least once, not exactly once.
std::optional<Webhook> next_webhook(Transaction& transaction, std::int64_t now);

// When the next one is due; nothing if none is pending.
std::optional<std::int64_t> next_webhook_at(Transaction& transaction);

// The same as bring_steps_forward().
void bring_webhooks_forward(Transaction& transaction, std::int64_t to);

// Notes how an attempt ended: `state` is `delivered`, `failed`, or `pending` for another try.
void note_attempt(Transaction& transaction, const Webhook& webhook, const char* state,
                  std::int64_t due_at);

// The latest webhooks: event_id, state and attempts of each.
nlohmann::ordered_json list_webhooks(Transaction& transaction);

}  // namespace dossier::sandbox
