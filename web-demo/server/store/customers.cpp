#include "server/store/customers.hpp"

namespace dossier::sandbox {

void add_customer(Transaction& transaction, const Customer& customer) {
  transaction
      ->query(
          "INSERT INTO customers (id, client, customer_type, api_version, customer_status,"
          " country_of_residence, attach_in_flight, tos_policies_value, rejection_reason)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          customer.id, customer.client, customer.customer_type, customer.api_version,
          customer.customer_status, customer.country_of_residence, customer.attach_in_flight,
          customer.tos_policies_value, customer.rejection_reason)
      .run();
}

std::optional<Customer> find_customer(Transaction& transaction, std::string_view id) {
  Query query = transaction->query(
      "SELECT id, client, customer_type, api_version, customer_status, country_of_residence,"
      " attach_in_flight, tos_policies_value, rejection_reason FROM customers WHERE id = ?",
      id);
  if (!query.next()) return std::nullopt;
  return Customer{query.text(0), query.text(1),    query.text(2), query.text(3), query.text(4),
                  query.text(5), query.boolean(6), query.text(7), query.text(8)};
}

std::optional<Customer> find_customer(Transaction& transaction, std::string_view id,
                                      std::string_view client) {
  std::optional<Customer> customer = find_customer(transaction, id);
  if (customer && customer->client != client) customer.reset();
  return customer;
}

bool add_upload(Transaction& transaction, std::string_view customer, const Upload& upload) {
  transaction
      ->query(
          "INSERT INTO uploads (uri, customer, type, size) VALUES (?, ?, ?, ?)"
          " ON CONFLICT (uri) DO NOTHING",
          upload.uri, customer, upload.type, upload.size)
      .run();
  return transaction->changes() == 1;
}

std::vector<std::string> uploaded_uris(Transaction& transaction, std::string_view customer) {
  std::vector<std::string> uris;
  Query query =
      transaction->query("SELECT uri FROM uploads WHERE customer = ? ORDER BY rowid", customer);
  while (query.next()) uris.push_back(query.text(0));
  return uris;
}

std::int64_t count_uploads(Transaction& transaction, std::string_view customer) {
  Query query = transaction->query("SELECT count(*) FROM uploads WHERE customer = ?", customer);
  return query.next() ? query.integer(0) : 0;
}

void set_document(Transaction& transaction, std::string_view customer, std::string_view kind,
                  std::int64_t attach, const nlohmann::ordered_json& document) {
  transaction
      ->query(
          "INSERT INTO documents (customer, kind, attach, document) VALUES (?, ?, ?, ?)"
          " ON CONFLICT (customer, kind) DO UPDATE SET attach = excluded.attach,"
          " document = excluded.document",
          customer, kind, attach, document.dump())
      .run();
}

nlohmann::ordered_json documents_of(Transaction& transaction, std::string_view customer) {
  auto documents = nlohmann::ordered_json::object();
  Query query = transaction->query(
      "SELECT kind, document FROM documents WHERE customer = ? ORDER BY kind", customer);
  while (query.next()) documents[query.text(0)] = nlohmann::ordered_json::parse(query.text(1));
  return documents;
}

}  // namespace dossier::sandbox
