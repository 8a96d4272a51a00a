#include "server/api/oauth.hpp"

#include <openssl/evp.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "dossier/text/ascii.hpp"
#include "server/api/receive.hpp"
#include "server/http/json_answer.hpp"
#include "server/http/limits.hpp"
#include "server/store/clients.hpp"
#include "server/util/form.hpp"
#include "server/util/json.hpp"
#include "server/util/random.hpp"

namespace dossier::sandbox {
namespace {

// An error as RFC 6749, 5.2 has it.
Answer refuse(int status, std::string_view error, std::string_view description) {
  Answer answer{status, to_text({{"error", error}, {"error_description", description}})};
  answer.with("Cache-Control", "no-store");
  if (status == 401) answer.with("WWW-Authenticate", "Basic realm=\"dossier-sandbox\"");
  return answer;
}

using Members = std::map<std::string, std::string, std::less<>>;

std::optional<std::string> find(const Members& members, std::string_view name) {
  const auto found = members.find(name);
  return found == members.end() ? std::nullopt : std::optional(found->second);
}

// The members of the request that are texts, whichever way they come; nothing if one comes twice.
// What is empty counts as left out (RFC 6749, 3.2).
std::optional<Members> read_members(std::string_view body) {
  Members members;
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && body[first] == '{') {
    const std::optional<nlohmann::json> object = parse_object(body);
    if (!object) return std::nullopt;
    for (const auto& [name, value] : object->items()) {
      if (value.is_string()) members.emplace(name, value.get<std::string>());
    }
  } else {
    for (auto& [name, value] : form_pairs(body)) {
      if (!members.emplace(std::move(name), std::move(value)).second) return std::nullopt;
    }
  }
  std::erase_if(members, [](const auto& member) { return member.second.empty(); });
  return members;
}

struct Credentials {
  std::string client_id;
  std::string client_secret;
};

std::optional<std::string> base64_decode(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0 || text.size() > 4096) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes;
}

// From the header of Basic authentication, whose two parts are form-encoded (RFC 6749, 2.3.1), or
// from the body.
std::optional<Credentials> credentials_of(const Request& request, const Members& members) {
  constexpr std::string_view kScheme = "basic ";
  const std::string_view header = request.header("authorization").value_or("");
  if (equal_ignoring_case(header.substr(0, kScheme.size()), kScheme)) {
    const std::optional<std::string> pair = base64_decode(header.substr(kScheme.size()));
    const std::size_t colon = pair ? pair->find(':') : std::string::npos;
    if (colon == std::string::npos) return std::nullopt;
    std::optional<std::string> id = form_decode(std::string_view(*pair).substr(0, colon));
    std::optional<std::string> secret = form_decode(std::string_view(*pair).substr(colon + 1));
    if (!id || !secret) return std::nullopt;
    return Credentials{std::move(*id), std::move(*secret)};
  }
  std::optional<std::string> id = find(members, "client_id");
  std::optional<std::string> secret = find(members, "client_secret");
  if (!id || !secret) return std::nullopt;
  return Credentials{std::move(*id), std::move(*secret)};
}

Answer wrong_client() {
  return refuse(401, "invalid_client", "client_id and client_secret are not those of a client.");
}

Answer answer_to(App& app, const Request& request, std::string_view body) {
  const std::optional<Members> members = read_members(body);
  if (!members) {
    return refuse(400, "invalid_request",
                  "The request is neither a form nor a JSON object that names no member twice.");
  }
  const std::optional<std::string> grant_type = find(*members, "grant_type");
  if (!grant_type) {
    return refuse(400, "invalid_request",
                  "grant_type is missing. Send client_credentials or refresh_token, as a form or "
                  "as JSON.");
  }

  const std::optional<Credentials> credentials = credentials_of(request, *members);
  Transaction transaction(app.store);
  const bool known =
      credentials && is_secret_of(transaction, credentials->client_id, credentials->client_secret);
  Grant grant;
  if (*grant_type == "client_credentials") {
    if (!known) return wrong_client();
    grant = {credentials->client_id, random_uuid(), 0};
  } else if (*grant_type == "refresh_token") {
    // The credentials may be left out, but not be wrong.
    if (credentials && !known) return wrong_client();
    const std::optional<Grant> old =
        use_refresh_token(transaction, find(*members, "refresh_token").value_or(""),
                          credentials ? std::optional(credentials->client_id) : std::nullopt);
    if (!old) {
      transaction.commit();
      return refuse(400, "invalid_grant",
                    "refresh_token is wrong, expired or used already. Get new tokens for the "
                    "client's credentials.");
    }
    grant = *old;
  } else {
    return refuse(400, "unsupported_grant_type",
                  "grant_type must be client_credentials or refresh_token.");
  }
  const TokenPair tokens = issue_tokens(transaction, grant, app.config.token_seconds);
  transaction.commit();
  return Answer{200, to_text({{"access_token", tokens.access_token},
                              {"token_type", "Bearer"},
                              {"expires_in", app.config.token_seconds},
                              {"refresh_token", tokens.refresh_token}})}
      .with("Cache-Control", "no-store");
}

}  // namespace

Reception give_tokens(App& app, const Request& request) {
  constexpr BodyLimit kLimit{limits::kJson, limits::kHeadTime};
  return receive_body(kLimit, kLimit.bytes, [&app, request](const Body& body) {
    return answer_to(app, request, body.text);
  });
}

}  // namespace dossier::sandbox
