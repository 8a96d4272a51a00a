// Clients, who call the API, and their tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/store/store.hpp"

namespace dossier::sandbox {

struct Client {
  std::string id;
  bool selfie_required = false;
  std::optional<std::string> webhook_url;
  std::string webhook_secret;
};

// Adds a client, or replaces its secret and configuration.
void save_client(Transaction& transaction, const Client& client, std::string_view secret);

// Replaces a client's configuration, but not its secret.
void update_client(Transaction& transaction, const Client& client);

std::optional<Client> find_client(Transaction& transaction, std::string_view id);

// Whether this is the client's secret.
bool is_secret_of(Transaction& transaction, std::string_view id, std::string_view secret);

// What a client gets for its credentials. The store keeps only hashes of the two.
struct TokenPair {
  std::string access_token;
  std::string refresh_token;
};

// What a token that has not expired stands for.
struct Grant {
  std::string client;
  std::string family;           // of the tokens that came of the same credentials
  std::int64_t expires_at = 0;  // in milliseconds since 1970
};

// Gives the grant's client a new pair, of the grant's family. Of a client that has very many, the
// oldest go.
TokenPair issue_tokens(Transaction& transaction, const Grant& grant, std::int64_t access_seconds);

std::optional<Grant> find_access_token(Transaction& transaction, std::string_view token);

// Takes a refresh token back, with the access tokens of its family; nothing if it is not good, or
// not this client's where one is named. One that comes a second time has been stolen, which of the
// two times nobody can tell, so it ends its whole family (RFC 9700, 4.14.2): the transaction is to
// be committed in any case.
std::optional<Grant> use_refresh_token(Transaction& transaction, std::string_view token,
                                       const std::optional<std::string>& client);

}  // namespace dossier::sandbox
