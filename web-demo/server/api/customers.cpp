#include "server/api/customers.hpp"

#include <array>
#include <string_view>
#include <vector>

#include "dossier/tables/countries.hpp"
#include "dossier/text/ascii.hpp"
#include "server/api/auth.hpp"
#include "server/api/receive.hpp"
#include "server/http/json_answer.hpp"
#include "server/http/limits.hpp"
#include "server/util/random.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::size_t kMaxText = 256;  // bytes

// The members that a person fills in. Nothing of them is kept but the country.
constexpr std::array<std::string_view, 4> kMembers = {"first_name", "last_name", "email",
                                                      "country_of_residence"};

std::vector<FieldError> check(const nlohmann::json& body) {
  std::vector<FieldError> errors;
  for (const std::string_view name : kMembers) {
    const std::string key(name);
    const std::string field = "/" + key;
    if (!body.contains(key)) {
      errors.push_back({field, key + " is missing. Please add it."});
    } else if (!body[key].is_string()) {
      errors.push_back({field, key + " must be a string."});
    } else if (const auto& text = body[key].get_ref<const std::string&>();
               is_blank(text) || text.size() > kMaxText) {
      errors.push_back({field, key + " must be a text of at most 256 bytes that is not empty."});
    } else if (name == "email" && text.find('@') == std::string::npos) {
      errors.push_back({field, "email must be an address with an @."});
    } else if (name == "country_of_residence" && !is_country(text)) {
      errors.push_back({field,
                        "country_of_residence must be one of the three-letter codes of ISO 3166-1, "
                        "such as USA."});
    }
  }
  return errors;
}

}  // namespace

std::string tos_policies_url(const App& app, const Customer& customer) {
  return app.config.address + "/orchestration-customer-tos?customer_id=" + customer.id +
         "&tos_policies_value=" + customer.tos_policies_value;
}

Reception create_customer(App& app, const Request& request) {
  const auto grant_now = [request](Transaction& transaction) {
    return authenticate(transaction, request);
  };
  Grant grant;
  {
    Transaction transaction(app.store);
    grant = grant_now(transaction);
  }
  constexpr BodyLimit kLimit{limits::kJson, limits::kHeadTime};
  Reception reception = receive_body(kLimit, kLimit.bytes, [&app, grant_now](const Body& bytes) {
    const nlohmann::json body = read_object(bytes.text);
    if (const std::vector<FieldError> errors = check(body); !errors.empty()) {
      return errors_answer(errors);
    }
    Transaction transaction(app.store);
    Customer customer;
    customer.id = random_uuid();
    // The body may have taken seconds to come: is the client still there?
    customer.client = grant_now(transaction).client;
    customer.country_of_residence = body["country_of_residence"].get<std::string>();
    customer.tos_policies_value = random_uuid();
    add_customer(transaction, customer);
    transaction.commit();
    return data_answer(
        {{"customer_id", customer.id}, {"tos_policies_url", tos_policies_url(app, customer)}});
  });
  reception.client = turn_of(grant.client);
  return reception;
}

Reception show_customer(App& app, const Request& request) {
  return receive_nothing([&app, request] {
    Transaction transaction(app.store);
    const Grant grant = authenticate(transaction, request);
    const Customer customer = customer_of(transaction, grant, request.parameters[0]);
    return data_answer(
        {{"customer_id", customer.id},
         {"customer_type", customer.customer_type},
         {"api_version", customer.api_version},
         {"customer_status", customer.customer_status},
         {"rejection_reason", nlohmann::ordered_json::parse(customer.rejection_reason)},
         {"country_of_residence", customer.country_of_residence},
         {"attach_in_flight", customer.attach_in_flight},
         {"tos_policies_url", tos_policies_url(app, customer)},
         {"documents", documents_of(transaction, customer.id)}});
  });
}

Reception show_terms(App&, const Request&) {
  return receive_nothing([] {
    Answer answer;
    answer.body =
        "These are the terms of a sandbox: nobody agrees to anything here.\n"
        "What an attach request needs is the tos_policies_value in this page's address.\n";
    answer.type = "text/plain; charset=utf-8";
    return answer;
  });
}

}  // namespace dossier::sandbox
