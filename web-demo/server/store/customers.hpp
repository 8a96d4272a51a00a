// Customers, their uploads and documents.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/store.hpp"

namespace dossier::sandbox {

struct Customer {
  std::string id;
  std::string client;
  std::string customer_type = "INDIVIDUAL";
  std::string api_version = "v2";
  std::string customer_status = "INCOMPLETE";
  std::string country_of_residence;
  bool attach_in_flight = false;
  std::string tos_policies_value;
  std::string rejection_reason = "null";  // of ACTION_REQUIRED, as JSON
};

void add_customer(Transaction& transaction, const Customer& customer);

// Finds a customer whatever its client.
std::optional<Customer> find_customer(Transaction& transaction, std::string_view id);

// Finds a customer of this client.
std::optional<Customer> find_customer(Transaction& transaction, std::string_view id,
                                      std::string_view client);

struct Upload {
  std::string uri;
  std::string type;
  std::int64_t size = 0;
};

// Adds a file; false if the link is taken.
bool add_upload(Transaction& transaction, std::string_view customer, const Upload& upload);
std::vector<std::string> uploaded_uris(Transaction& transaction, std::string_view customer);
std::int64_t count_uploads(Transaction& transaction, std::string_view customer);

// Sets the document of a kind (`primary`, `selfie`, `address`) in place of the one before it.
void set_document(Transaction& transaction, std::string_view customer, std::string_view kind,
                  std::int64_t attach, const nlohmann::ordered_json& document);

// The documents that count, by kind.
nlohmann::ordered_json documents_of(Transaction& transaction, std::string_view customer);

}  // namespace dossier::sandbox
