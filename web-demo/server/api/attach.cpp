#include "server/api/attach.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "dossier/http_answer.hpp"
#include "dossier/read/body.hpp"
#include "dossier/reading.hpp"
#include "server/api/auth.hpp"
#include "server/api/receive.hpp"
#include "server/http/json_answer.hpp"
#include "server/http/limits.hpp"
#include "server/process/outcomes.hpp"
#include "server/store/attaches.hpp"
#include "server/store/settings.hpp"
#include "server/util/clock.hpp"

namespace dossier::sandbox {
namespace {

const char* kind_of(const Document& document) {
  if (document.is(DocumentRole::primary)) return "primary";
  return document.is(DocumentRole::selfie) ? "selfie" : "address";
}

// What is kept of a document.
nlohmann::ordered_json summary_of(const AttachRequest& request, const Document& document) {
  nlohmann::ordered_json summary = {{"type", document[Member::type].text}};
  if (!document.is(DocumentRole::selfie)) summary["country"] = document[Member::country].text;
  summary["files"] = nlohmann::ordered_json::array();
  for (const File& file : request.files_of(document)) {
    nlohmann::ordered_json item;
    if (file[Member::side].is_string()) item["side"] = file[Member::side].text;
    item["uri"] = file[Member::uri].text;
    summary["files"].push_back(std::move(item));
  }
  return summary;
}

// Queues a request that was found valid.
void accept(App& app, Transaction& transaction, const AttachRequest& request,
            std::string_view customer) {
  const std::int64_t delay = load_settings(transaction).delay_ms.value_or(app.config.step_delay_ms);
  const std::int64_t attach =
      queue_attach(transaction, customer, outcome_of(request), steady_ms() + delay);
  for (const Document& document : request.documents) {
    set_document(transaction, customer, kind_of(document), attach, summary_of(request, document));
  }
}

// Whose attach it is, and what its rules ask about.
struct Facts {
  std::string client;
  std::string customer;
  Context context;

  friend bool operator==(const Facts&, const Facts&) = default;
};

// The facts of a request as they are now. Throws a Refusal for one that may not ask: first 401,
// then 404.
Facts facts_of(Transaction& transaction, const Request& request) {
  const Grant grant = authenticate(transaction, request);
  const Customer customer = customer_of(transaction, grant, request.parameters[0]);
  return {grant.client, customer.id, facts_about(transaction, customer)};
}

Answer judge_and_queue(App& app, const Request& request, const Reading& reading) {
  // The body may have taken seconds to come, so its facts are read now; and as others may go on
  // while it is judged, it is queued only where the facts are still those that it was judged by.
  for (;;) {
    const Facts facts = [&] {
      Transaction transaction(app.store);
      return facts_of(transaction, request);
    }();
    const Report report = judge(reading, facts.context);
    if (report.ok()) {
      Transaction transaction(app.store);
      if (facts_of(transaction, request) != facts) continue;
      accept(app, transaction, reading.body().request, facts.customer);
      transaction.commit();
      app.news.raise();
    }
    return to_answer(http_answer(report, facts.customer));
  }
}

}  // namespace

Context facts_about(Transaction& transaction, const Customer& customer) {
  Context context;
  context.today = Date::parse(load_settings(transaction).today.value_or(utc_date()));
  context.customer.customer_type = customer.customer_type;
  context.customer.api_version = customer.api_version;
  context.customer.customer_status = customer.customer_status;
  context.customer.country_of_residence = customer.country_of_residence;
  context.customer.attach_in_flight = customer.attach_in_flight;
  const std::optional<Client> client = find_client(transaction, customer.client);
  context.client.selfie_required = client && client->selfie_required;
  context.uploaded_uris = uploaded_uris(transaction, customer.id);
  context.tos_policies_value = customer.tos_policies_value;
  return context;
}

Reception attach_documents(App& app, const Request& request) {
  std::string client;
  {
    Transaction transaction(app.store);
    client =
        turn_of(facts_of(transaction, request).client);  // or a refusal, before the body is read
  }
  Reception reception = receive_body(
      {limits::kBody, limits::kHeadTime}, kMaxBodyBytes + 1, [&app, request](const Body& body) {
        return judge_and_queue(
            app, request,
            body.size > kMaxBodyBytes ? too_large_body(body.size) : read_body(body.text));
      });
  reception.client = std::move(client);
  return reception;
}

}  // namespace dossier::sandbox
