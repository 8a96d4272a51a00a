#include "dossier.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "dossier/catalogue.hpp"
#include "dossier/check_file.hpp"
#include "dossier/context.hpp"
#include "dossier/contract.hpp"
#include "dossier/describe.hpp"
#include "dossier/fixes.hpp"
#include "dossier/http_answer.hpp"
#include "dossier/reading.hpp"
#include "dossier/report.hpp"
#include "dossier/rules_hash.hpp"
#include "dossier/tos.hpp"

struct dossier_result {
  int status;
  std::optional<std::string> text;
};

struct dossier_context {
  dossier::Context facts;
  std::optional<std::string> error;
};

struct dossier_look {
  dossier::FileLook file;
  std::optional<std::string> error;
};

namespace {

dossier_result* result(int status, std::optional<std::string> text) {
  return new dossier_result{status, std::move(text)};
}

dossier_result* misuse(std::string what) { return result(DOSSIER_MISUSE, std::move(what)); }

// What is said of a text that is NULL and has a length.
std::string no_text(std::string_view what) {
  return std::string("The ").append(what).append(
      " is NULL, and its length is not 0. Give its text.");
}

// A text that a caller gave with its length; nothing where it is NULL and has one.
std::optional<std::string_view> text_of(const char* bytes, size_t length) {
  if (bytes == nullptr && length > 0) return std::nullopt;
  return std::string_view(bytes, length);
}

// Judges a body, and makes a result of its report.
template <typename Make>
dossier_result* judged(const char* body, size_t length, const dossier_context* context, Make make) {
  static const dossier_context kNoFacts = {};
  const dossier_context& facts = context != nullptr ? *context : kNoFacts;
  if (facts.error) return misuse(*facts.error);
  const bool too_large = length > dossier::kMaxBodyBytes;
  const std::optional<std::string_view> text = text_of(body, length);
  if (!too_large && !text) return misuse(no_text("body"));
  return make(dossier::judge(
      too_large ? dossier::too_large_body(length) : dossier::read_body(*text), facts.facts));
}

}  // namespace

int dossier_result_status(const dossier_result* result) {
  return result != nullptr ? result->status : DOSSIER_MISUSE;
}

const char* dossier_result_text(const dossier_result* result) {
  return result != nullptr && result->text ? result->text->c_str() : nullptr;
}

size_t dossier_result_length(const dossier_result* result) {
  return result != nullptr && result->text ? result->text->size() : 0;
}

void dossier_result_free(dossier_result* result) { delete result; }

dossier_context* dossier_context_read(const char* json, size_t length) {
  const std::optional<std::string_view> text = text_of(json, length);
  if (!text) return new dossier_context{{}, no_text("context")};
  std::variant<dossier::Context, dossier::ContextError> read = dossier::parse_context(*text);
  if (auto* error = std::get_if<dossier::ContextError>(&read)) {
    return new dossier_context{{}, std::move(error->message)};
  }
  return new dossier_context{std::move(std::get<dossier::Context>(read)), std::nullopt};
}

const char* dossier_context_error(const dossier_context* context) {
  return context != nullptr && context->error ? context->error->c_str() : nullptr;
}

size_t dossier_context_error_length(const dossier_context* context) {
  return context != nullptr && context->error ? context->error->size() : 0;
}

void dossier_context_free(dossier_context* context) { delete context; }

dossier_result* dossier_check(const char* body, size_t length, const dossier_context* context) {
  return judged(body, length, context, [](const dossier::Report& report) {
    return result(report.status(), dossier::to_json(report));
  });
}

dossier_result* dossier_http_answer(const char* body, size_t length, const dossier_context* context,
                                    const char* customer_id, size_t customer_id_length) {
  const std::optional<std::string_view> id = text_of(customer_id, customer_id_length);
  if (!id) return misuse(no_text("customer's ID"));
  return judged(body, length, context, [&](const dossier::Report& report) {
    dossier::HttpAnswer answer = dossier::http_answer(report, *id);
    return result(answer.status, std::move(answer.body));
  });
}

dossier_result* dossier_http_error(int status) {
  for (const auto& answer : {dossier::unauthorized_answer(), dossier::not_found_answer(),
                             dossier::internal_error_answer()}) {
    if (answer.status == status) return result(status, answer.body);
  }
  return misuse(
      "There are answers for the statuses 401, 404 and 500 alone. What a body is answered "
      "says dossier_http_answer().");
}

dossier_result* dossier_fixes(const char* body, size_t length, const dossier_context* context) {
  return judged(body, length, context, [](const dossier::Report& report) {
    return result(0, dossier::to_json(dossier::fixes(report)));
  });
}

dossier_result* dossier_apply_fixes(const char* body, size_t length,
                                    const dossier_context* context) {
  const std::optional<std::string_view> text = text_of(body, length);
  if (!text) return misuse(no_text("body"));
  return judged(body, length, context, [&](const dossier::Report& report) {
    // What is not well-formed has none.
    const std::vector<dossier::Fix> fixes = dossier::fixes(report);
    return result(0, fixes.empty() ? std::string(*text) : dossier::apply_fixes(*text, fixes));
  });
}

dossier_result* dossier_describe(const char* type, size_t type_length, const char* country,
                                 size_t country_length) {
  const std::optional<std::string_view> name = text_of(type, type_length);
  const std::optional<std::string_view> code = text_of(country, country_length);
  if (!name) return misuse(no_text("type"));
  if (!code) return misuse(no_text("country"));
  const auto plan =
      dossier::describe(*name, country == nullptr ? std::nullopt : std::optional(*code));
  if (const auto* error = std::get_if<dossier::PlanError>(&plan)) {
    return misuse(error->message);
  }
  return result(0, dossier::to_json(std::get<dossier::Plan>(plan)));
}

dossier_result* dossier_tos_policies_value(const char* url, size_t length) {
  const std::optional<std::string_view> text = text_of(url, length);
  if (!text) return misuse(no_text("URL"));
  return result(0, dossier::tos_policies_value(*text));
}

dossier_look* dossier_look_start(const char* name, size_t length) {
  const std::optional<std::string_view> text = text_of(name, length);
  std::optional<std::string> error;
  if (!text) error = no_text("file's name");
  return new dossier_look{dossier::FileLook(std::string(text.value_or(""))), std::move(error)};
}

void dossier_look_feed(dossier_look* look, const char* piece, size_t length) {
  if (look == nullptr || look->error) return;
  if (const std::optional<std::string_view> bytes = text_of(piece, length)) {
    look->file.feed(*bytes);
  } else {
    look->error = no_text("file's piece");
  }
}

dossier_result* dossier_look_finish(const dossier_look* look) {
  if (look == nullptr) return misuse("The look is NULL. Start one with dossier_look_start().");
  if (look->error) return misuse(*look->error);
  return result(0, dossier::to_json(look->file.finish()));
}

void dossier_look_free(dossier_look* look) { delete look; }

dossier_result* dossier_catalogue(void) {
  return result(0, dossier::to_json(dossier::catalogue()));
}

const char* dossier_version(void) { return DOSSIER_VERSION; }

const char* dossier_rules_hash(void) { return dossier::rules_hash().data(); }
