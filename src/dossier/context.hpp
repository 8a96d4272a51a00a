// The facts around a request body (section 2).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dossier/contract.hpp"
#include "dossier/date.hpp"

namespace dossier {

// What is known about the customer, the client and the day. Every member may be absent; a rule
// whose fact is absent is undecided. Strings are taken as they are.
struct Context {
  struct Customer {
    std::optional<std::string> customer_type;
    std::optional<std::string> api_version;
    std::optional<std::string> customer_status;
    std::optional<std::string> country_of_residence;  // ISO 3166-1 alpha-3
    std::optional<bool> attach_in_flight;

    friend bool operator==(const Customer&, const Customer&) = default;
  };
  struct Client {
    std::optional<bool> selfie_required;

    friend bool operator==(const Client&, const Client&) = default;
  };

  std::optional<Date> today;  // a calendar date, UTC; the core reads no clock
  Customer customer;
  Client client;
  std::optional<std::vector<std::string>> uploaded_uris;
  std::optional<std::string> tos_policies_value;

  // The facts that are there, as bits by their number. Fact::none always is.
  std::uint32_t facts() const;

  // Whether the fact is there.
  bool has(Fact fact) const;

  friend bool operator==(const Context&, const Context&) = default;
};

// Why a context was refused: a programming error of the caller.
struct ContextError {
  std::string
      member;  // the member at fault ("customer.attach_in_flight"); empty where no member is
  std::string message;  // a sentence that names the member and says what to do
};

// Reads a context from JSON text. `null` stands for absent. Malformed are: what is not JSON, a
// member named twice, a wrong type, an unknown member at any level, and a `today` that is no real
// date.
std::variant<Context, ContextError> parse_context(std::string_view json_text);

// The context as text: compact JSON of the facts that are there, of which parse_context() makes an
// equal context. (Text that is not UTF-8 becomes U+FFFD.)
std::string to_json(const Context& context);

}  // namespace dossier
