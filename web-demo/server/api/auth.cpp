#include "server/api/auth.hpp"

#include <algorithm>
#include <string_view>

#include "dossier/text/ascii.hpp"

namespace dossier::sandbox {

std::optional<Grant> authenticate(Transaction& transaction, const Request& request) {
  constexpr std::string_view kScheme = "bearer ";
  constexpr std::size_t kMaxToken = 200;
  std::string_view value = request.header("authorization").value_or("");
  if (!equal_ignoring_case(value.substr(0, kScheme.size()), kScheme)) return std::nullopt;
  value.remove_prefix(kScheme.size());
  value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
  if (value.empty() || value.size() > kMaxToken) return std::nullopt;
  return find_access_token(transaction, value);
}

Answer unauthorized() {
  return to_answer(unauthorized_answer()).with("WWW-Authenticate", "Bearer");
}

std::optional<Customer> customer_of(Transaction& transaction, const Request& request,
                                    const Grant& grant) {
  std::string id = request.parameters.front();
  if (!is_uuid(id)) return std::nullopt;
  std::transform(id.begin(), id.end(), id.begin(), ascii_lower);
  return find_customer(transaction, id, grant.client);
}

}  // namespace dossier::sandbox
