#include "server/process/seed.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include "dossier/contract.hpp"
#include "server/store/clients.hpp"
#include "server/store/customers.hpp"
#include "server/util/random.hpp"

namespace dossier::sandbox {
namespace {

constexpr const char* kSecret = "demo-secret";

// 00000000-0000-4000-8000-000000000001 and so on, so that examples can name them.
std::string numbered_id(std::size_t number) {
  const std::string digits = std::to_string(number);
  return "00000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

void add(Transaction& transaction, std::size_t number, Customer customer) {
  customer.id = numbered_id(number);
  if (customer.client.empty()) customer.client = "demo-client";
  customer.country_of_residence = "USA";
  customer.tos_policies_value = random_uuid();
  add_customer(transaction, customer);
}

}  // namespace

void seed_demo_data(Transaction& transaction) {
  {
    Query query = transaction->query("SELECT 1 FROM clients LIMIT 1");
    if (query.next()) return;
  }
  save_client(transaction, {"demo-client", false, {}, random_text(32)}, kSecret);
  save_client(transaction, {"demo-selfie-client", true, {}, random_text(32)}, kSecret);

  std::size_t number = 0;
  for (const std::string_view status : kCustomerStatuses) {
    Customer customer;
    customer.customer_status = status;
    add(transaction, ++number, customer);
  }
  Customer business;
  business.customer_type = "BUSINESS";
  add(transaction, ++number, business);
  Customer first_version;
  first_version.api_version = "v1";
  add(transaction, ++number, first_version);
  Customer with_selfie;
  with_selfie.client = "demo-selfie-client";
  add(transaction, ++number, with_selfie);
}

}  // namespace dossier::sandbox
