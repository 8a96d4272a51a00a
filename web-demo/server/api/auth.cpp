#include "server/api/auth.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "dossier/text/ascii.hpp"

namespace dossier::sandbox {
namespace {

std::optional<Grant> find_grant(Transaction& transaction, std::string_view authorization) {
  constexpr std::string_view kScheme = "bearer ";
  constexpr std::size_t kMaxToken = 200;
  if (!equal_ignoring_case(authorization.substr(0, kScheme.size()), kScheme)) return std::nullopt;
  authorization.remove_prefix(kScheme.size());
  authorization.remove_prefix(std::min(authorization.find_first_not_of(' '), authorization.size()));
  if (authorization.empty() || authorization.size() > kMaxToken) return std::nullopt;
  return find_access_token(transaction, authorization);
}

}  // namespace

Grant authenticate(Transaction& transaction, const Request& request) {
  std::optional<Grant> grant =
      find_grant(transaction, request.header("authorization").value_or(""));
  if (!grant) throw Refusal{to_answer(unauthorized_answer()).with("WWW-Authenticate", "Bearer")};
  return std::move(*grant);
}

Customer customer_of(Transaction& transaction, const Grant& grant, std::string id) {
  std::optional<Customer> customer;
  if (is_uuid(id)) {
    std::transform(id.begin(), id.end(), id.begin(), ascii_lower);
    customer = find_customer(transaction, id, grant.client);
  }
  if (!customer) throw Refusal{to_answer(not_found_answer())};
  return std::move(*customer);
}

std::string turn_of(std::string_view client) { return std::string("client ").append(client); }

}  // namespace dossier::sandbox
