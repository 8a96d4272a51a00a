#include "server/api/attach.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/http_answer.hpp"
#include "dossier/read/builder_sink.hpp"
#include "dossier/read/text_reader.hpp"
#include "dossier/validate.hpp"
#include "server/api/auth.hpp"
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

// Queues a request that was found valid. nlohmann::json would not do to read it: it refuses numbers
// that it cannot convert, and the contract does not.
void accept(App& app, Transaction& transaction, std::string_view text, std::string_view customer) {
  Builder builder;
  BuilderSink sink(builder);
  TextReader reader(text);
  reader.read(sink);
  const AttachRequest& request = builder.request();
  const std::int64_t delay = load_settings(transaction).delay_ms.value_or(app.config.step_delay_ms);
  const std::int64_t attach =
      queue_attach(transaction, customer, outcome_of(request), now_ms() + delay);
  for (const Document& document : request.documents) {
    set_document(transaction, customer, kind_of(document), attach, summary_of(request, document));
  }
}

// Section 5, `body_too_large`: the report tells the whole length, which the text that was kept does
// not have. One at a time, for the sake of memory.
Report refuse_long_body(std::size_t size, const Context& context) {
  static std::mutex turn;
  const std::lock_guard lock(turn);
  return validate(std::string(size, ' '), context);
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

Answer attach_documents(App& app, const Request& request) {
  constexpr BodyLimit kLimit{kMaxBodyBytes, limits::kHeadTime};
  {
    // First 401, then 404; only then is the body read.
    Transaction transaction(app.store);
    const std::optional<Grant> grant = authenticate(transaction, request);
    if (!grant) return unauthorized();
    if (!customer_of(transaction, request, *grant)) return to_answer(not_found_answer());
  }
  const Body body = request.read_body(kLimit);
  if (!body.whole) return *refuse_body(body, {limits::kBody, limits::kHeadTime});

  Transaction transaction(app.store);
  // The body may have taken seconds to come: is everything as it was?
  const std::optional<Grant> grant = authenticate(transaction, request);
  if (!grant) return unauthorized();
  const std::optional<Customer> customer = customer_of(transaction, request, *grant);
  if (!customer) return to_answer(not_found_answer());

  const Context context = facts_about(transaction, *customer);
  const Report report =
      body.beyond(kLimit) ? refuse_long_body(body.size, context) : validate(body.text, context);
  if (report.ok()) {
    accept(app, transaction, body.text, customer->id);
    transaction.commit();
    app.news.raise();
  }
  return to_answer(http_answer(report, customer->id));
}

}  // namespace dossier::sandbox
