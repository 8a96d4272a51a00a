#include "server/api/oauth.hpp"

#include <openssl/evp.h>

#include <optional>
#include <string>
#include <string_view>

#include "dossier/text/ascii.hpp"
#include "server/http/json_answer.hpp"
#include "server/http/limits.hpp"
#include "server/store/clients.hpp"
#include "server/util/form.hpp"

namespace dossier::sandbox {
namespace {

// An error as RFC 6749, 5.2 has it.
Answer refuse(int status, std::string_view error, std::string_view description) {
  Answer answer{status, to_text({{"error", error}, {"error_description", description}})};
  answer.with("Cache-Control", "no-store");
  if (status == 401) answer.with("WWW-Authenticate", "Basic realm=\"dossier-sandbox\"");
  return answer;
}

// The members of the request, whichever way they come.
class Members {
 public:
  explicit Members(std::string_view body) : body_(body) {
    const std::size_t first = body.find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos && body[first] == '{') {
      json_ = nlohmann::json::parse(body, nullptr, false);
    }
  }

  std::optional<std::string> operator[](const char* name) const {
    if (json_.is_null()) return form_value(body_, name);
    if (!json_.is_object() || !json_.contains(name) || !json_[name].is_string()) {
      return std::nullopt;
    }
    return json_[name].get<std::string>();
  }

 private:
  std::string_view body_;
  nlohmann::json json_;
};

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
  std::optional<std::string> id = members["client_id"];
  std::optional<std::string> secret = members["client_secret"];
  if (!id || !secret) return std::nullopt;
  return Credentials{std::move(*id), std::move(*secret)};
}

}  // namespace

Answer give_tokens(App& app, const Request& request) {
  constexpr BodyLimit kLimit{limits::kJson, limits::kHeadTime};
  const Body body = request.read_body(kLimit);
  if (std::optional<Answer> refusal = refuse_body(body, kLimit)) return std::move(*refusal);
  const Members members(body.text);
  const std::optional<std::string> grant_type = members["grant_type"];
  if (!grant_type) {
    return refuse(400, "invalid_request",
                  "grant_type is missing. Send client_credentials or refresh_token, as a form or "
                  "as JSON.");
  }

  const std::optional<Credentials> credentials = credentials_of(request, members);
  Transaction transaction(app.store);
  const bool known =
      credentials && is_secret_of(transaction, credentials->client_id, credentials->client_secret);
  std::string client;
  if (*grant_type == "client_credentials") {
    if (!known) {
      return refuse(401, "invalid_client",
                    "client_id and client_secret are not those of a client.");
    }
    client = credentials->client_id;
  } else if (*grant_type == "refresh_token") {
    // The credentials may be left out, but not be wrong.
    if (credentials && !known) {
      return refuse(401, "invalid_client",
                    "client_id and client_secret are not those of a client.");
    }
    const std::optional<Grant> grant =
        use_refresh_token(transaction, members["refresh_token"].value_or(""));
    if (!grant || (credentials && grant->client != credentials->client_id)) {
      return refuse(400, "invalid_grant",
                    "refresh_token is wrong, expired or used already. Get new tokens for the "
                    "client's credentials.");
    }
    client = grant->client;
  } else {
    return refuse(400, "unsupported_grant_type",
                  "grant_type must be client_credentials or refresh_token.");
  }
  const TokenPair tokens = issue_tokens(transaction, client, app.config.token_seconds);
  transaction.commit();
  return Answer{200, to_text({{"access_token", tokens.access_token},
                              {"token_type", "Bearer"},
                              {"expires_in", app.config.token_seconds},
                              {"refresh_token", tokens.refresh_token}})}
      .with("Cache-Control", "no-store");
}

}  // namespace dossier::sandbox
