// Any bytes as a context.
#include "dossier/context.hpp"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "check.hpp"
#include "dossier/read/context.hpp"
#include "dossier/validate.hpp"
#include "judge.hpp"
#include "pack.hpp"

namespace dossier::fuzz {
namespace {

using nlohmann::ordered_json;

// A context as the JSON that it was read from.
ordered_json json_of(const Context& context) {
  ordered_json json = ordered_json::object();
  const auto put = [](ordered_json& to, const char* name, const auto& fact) {
    if (fact) to[name] = *fact;
  };
  if (context.today) json["today"] = context.today->text();
  ordered_json customer = ordered_json::object();
  put(customer, "customer_type", context.customer.customer_type);
  put(customer, "api_version", context.customer.api_version);
  put(customer, "customer_status", context.customer.customer_status);
  put(customer, "country_of_residence", context.customer.country_of_residence);
  put(customer, "attach_in_flight", context.customer.attach_in_flight);
  json["customer"] = customer;
  json["client"] = ordered_json::object();
  put(json["client"], "selfie_required", context.client.selfie_required);
  put(json, "uploaded_uris", context.uploaded_uris);
  put(json, "tos_policies_value", context.tos_policies_value);
  return json;
}

void test(const std::string& text) {
  const auto parsed = parse_context(text);
  const tests::Verdict verdict = tests::judge(text);
  if (const auto* error = std::get_if<ContextError>(&parsed)) {
    check(!error->message.empty(), "an error has a message");
    check(error->message.find(error->member) != std::string::npos, "an error names its member");
    check(verdict.well_formed || verdict.too_deep || error->member.empty(),
          "what is no JSON has no members");
    return;
  }
  check(verdict.well_formed && !verdict.too_deep, "a context is JSON");
  const auto& context = std::get<Context>(parsed);
  check(nlohmann::json::accept(to_json(validate("{}", context))), "a context gives a report");

  const ordered_json json = json_of(context);
  const auto again = parse_context(json.dump());
  check(std::holds_alternative<Context>(again) && json_of(std::get<Context>(again)) == json,
        "a context survives the round trip");
  const tests::Packed packed = tests::pack(ordered_json::parse(verdict.text));
  PackedReader reader = packed.reader();
  const auto from_packed = parse_context(reader);
  check(std::holds_alternative<Context>(from_packed) &&
            json_of(std::get<Context>(from_packed)) == json,
        "a packed context is its text");
}

}  // namespace
}  // namespace dossier::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  dossier::fuzz::test(std::string(data, data + size));
  return 0;
}
