#include "server/store/clients.hpp"

#include "server/util/clock.hpp"
#include "server/util/digest.hpp"
#include "server/util/random.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::size_t kTokenLength = 43;
constexpr std::int64_t kRefreshMs = 30LL * 24 * 60 * 60 * 1000;
constexpr std::int64_t kMaxTokensOfClient = 2000;

std::optional<Grant> find_token(Transaction& transaction, std::string_view token,
                                std::string_view kind) {
  Query query = transaction->query(
      "SELECT client, family, expires_at FROM tokens"
      " WHERE hash = ? AND kind = ? AND expires_at > ?",
      sha256_hex(token), kind, now_ms());
  if (!query.next()) return std::nullopt;
  return Grant{query.text(0), query.text(1), query.integer(2)};
}

void save_token(Transaction& transaction, std::string_view token, std::string_view kind,
                const Grant& grant, std::int64_t expires_at) {
  transaction
      ->query("INSERT INTO tokens (hash, kind, family, client, expires_at) VALUES (?, ?, ?, ?, ?)",
              sha256_hex(token), kind, grant.family, grant.client, expires_at)
      .run();
}

}  // namespace

void save_client(Transaction& transaction, const Client& client, std::string_view secret) {
  transaction
      ->query(
          "INSERT INTO clients (id, secret_hash, selfie_required, webhook_url, webhook_secret)"
          " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
          " secret_hash = excluded.secret_hash",
          client.id, sha256_hex(secret), client.selfie_required, client.webhook_url,
          client.webhook_secret)
      .run();
  update_client(transaction, client);
}

void update_client(Transaction& transaction, const Client& client) {
  transaction
      ->query(
          "UPDATE clients SET selfie_required = ?, webhook_url = ?, webhook_secret = ?"
          " WHERE id = ?",
          client.selfie_required, client.webhook_url, client.webhook_secret, client.id)
      .run();
}

std::optional<Client> find_client(Transaction& transaction, std::string_view id) {
  Query query = transaction->query(
      "SELECT id, selfie_required, webhook_url, webhook_secret FROM clients WHERE id = ?", id);
  if (!query.next()) return std::nullopt;
  return Client{query.text(0), query.boolean(1), query.maybe_text(2), query.text(3)};
}

bool is_secret_of(Transaction& transaction, std::string_view id, std::string_view secret) {
  Query query = transaction->query("SELECT secret_hash FROM clients WHERE id = ?", id);
  const bool known = query.next();
  // An unknown client takes as long as a wrong secret.
  return equal_in_constant_time(known ? query.text(0) : std::string(64, '-'), sha256_hex(secret));
}

TokenPair issue_tokens(Transaction& transaction, const Grant& grant, std::int64_t access_seconds) {
  const std::int64_t now = now_ms();
  transaction->query("DELETE FROM tokens WHERE client = ? AND expires_at <= ?", grant.client, now)
      .run();
  transaction
      ->query(
          "DELETE FROM tokens WHERE rowid IN (SELECT rowid FROM tokens WHERE client = ?"
          " ORDER BY rowid DESC LIMIT -1 OFFSET ?)",
          grant.client, kMaxTokensOfClient)
      .run();
  TokenPair tokens{random_text(kTokenLength), random_text(kTokenLength)};
  save_token(transaction, tokens.access_token, "access", grant, now + access_seconds * 1000);
  save_token(transaction, tokens.refresh_token, "refresh", grant, now + kRefreshMs);
  return tokens;
}

std::optional<Grant> find_access_token(Transaction& transaction, std::string_view token) {
  return find_token(transaction, token, "access");
}

std::optional<Grant> use_refresh_token(Transaction& transaction, std::string_view token,
                                       const std::optional<std::string>& client) {
  std::optional<Grant> grant = find_token(transaction, token, "refresh");
  if (!grant || (client && grant->client != *client)) return std::nullopt;
  transaction->query("UPDATE tokens SET used = 1 WHERE hash = ? AND used = 0", sha256_hex(token))
      .run();
  const bool first_time = transaction->changes() == 1;
  transaction
      ->query("DELETE FROM tokens WHERE family = ? AND (kind = 'access' OR ?)", grant->family,
              !first_time)
      .run();
  if (!first_time) grant.reset();
  return grant;
}

}  // namespace dossier::sandbox
