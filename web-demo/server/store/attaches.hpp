// Accepted attaches and their way through the statuses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/store/customers.hpp"
#include "server/store/store.hpp"

namespace dossier::sandbox {

// How an attach will end.
struct Outcome {
  std::string customer_status = "APPROVED";
  // What the reviewers want, as JSON (section 12 of the contract): the list of a webhook, and what
  // a customer's details say.
  std::string request_for_information = "[]";
  std::string rejection_reason = "null";
};

// Queues an accepted attach and sets the customer in flight. Returns its number.
std::int64_t queue_attach(Transaction& transaction, std::string_view customer,
                          const Outcome& outcome, std::int64_t due_at);

// Takes the next attach that is due by then one step further: to PROCESSING, which ends its flight,
// to REVIEWING, to its outcome. With the step come its event and webhook. The step after it is due
// after the delay. False if there was none.
bool take_step(Transaction& transaction, std::int64_t due_by, std::int64_t delay_ms);

// When the next step is due; nothing if no attach is on its way.
std::optional<std::int64_t> next_step_at(Transaction& transaction);

// Brings steps forward to this time that are due later, as those of another run may be if the clock
// was set back since.
void bring_steps_forward(Transaction& transaction, std::int64_t to);

// Sets a customer's status by hand, and cancels the attach that is on its way.
void force_status(Transaction& transaction, const Customer& customer, const Outcome& status);

// What happened to a customer.
struct Event {
  std::int64_t sequence = 0;
  std::string type;  // customer.status or customer.rfi
  std::string id;
  std::string body;  // as JSON, the same for webhooks and streams
};

// The first events of a customer after this one.
std::vector<Event> events_after(Transaction& transaction, std::string_view customer,
                                std::int64_t sequence);

// The sequence of the event that told a customer's status; 0 if nothing has happened yet.
std::int64_t last_status_of(Transaction& transaction, std::string_view customer);

}  // namespace dossier::sandbox
