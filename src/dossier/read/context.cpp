#include "dossier/read/context.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "dossier/read/text_reader.hpp"
#include "dossier/tables/facts.hpp"

namespace dossier {
namespace {

// The text that a fact of FactType::text is kept in; null for the other facts.
template <class AnyContext>
auto text_of(AnyContext& context, Fact fact) -> decltype(&context.tos_policies_value) {
  switch (fact) {
    case Fact::customer_type:
      return &context.customer.customer_type;
    case Fact::api_version:
      return &context.customer.api_version;
    case Fact::customer_status:
      return &context.customer.customer_status;
    case Fact::country_of_residence:
      return &context.customer.country_of_residence;
    case Fact::tos_policies_value:
      return &context.tos_policies_value;
    default:
      return nullptr;
  }
}

template <class AnyContext>
auto& boolean_of(AnyContext& context, Fact fact) {
  return fact == Fact::attach_in_flight ? context.customer.attach_in_flight
                                        : context.client.selfie_required;
}

// What a value of each FactType has to be.
constexpr std::array<std::string_view, 4> kExpected = {
    "must be a string that names a real day as YYYY-MM-DD", "must be a string",
    "must be true or false", "must be an array of strings"};

using Result = std::variant<Context, ContextError>;

// Builds a Context from the events of its text, in the place of the result. The first fault ends
// it; what follows is passed over.
class ContextSink {
 public:
  explicit ContextSink(Result& result)
      : result_(result), context_(*std::get_if<Context>(&result)) {}

  void begin_object() {
    if (failed_) return;
    if (place_ == Place::outside) {
      place_ = Place::context;
    } else if (place_ == Place::context && fact_ == Fact::none) {
      place_ = Place::object;
      object_ = name_;
    } else {
      wrong_type();
    }
  }

  void begin_array() {
    if (failed_) return;
    if (fact_ != Fact::uploaded_uris || place_ == Place::uris) return wrong_type();
    place_ = Place::uris;
    context_.uploaded_uris.emplace();
  }

  // Behind an object or an array of the context, and behind the context itself.
  void end_object() { end(); }
  void end_array() { end(); }

  void name(std::string_view name) {
    if (failed_) return;
    name_ = name;
    fact_ = Fact::none;
    // The name as a bit: a fact's number, or for an object 16 + its first fact's.
    std::uint32_t named = 0;
    for (std::size_t i = 0; i < kFacts.size() && named == 0; ++i) {
      if (kFacts[i].object == object_ && kFacts[i].name == name) {
        fact_ = static_cast<Fact>(i);
        named = 1U << i;
      } else if (object_.empty() && !name.empty() && kFacts[i].object == name) {
        named = 1U << (16 + i);
      }
    }
    if (named == 0) {
      fail("is not known. Leave it out, or correct its name.");
    } else if ((named_ & named) != 0) {
      fail("is given more than once. Keep only one of them.");
    }
    named_ |= named;
  }

  void scalar(JsonType type, std::string_view text) {
    if (failed_) return;
    if (place_ == Place::uris) {
      if (type != JsonType::string) return wrong_type();
      context_.uploaded_uris->emplace_back(text);
    } else if (type == JsonType::null) {
      // absent
    } else if (fact_ == Fact::today) {
      if (type == JsonType::string) context_.today = Date::parse(text);
      if (!context_.today) wrong_type();
    } else if (auto* slot = text_of(context_, fact_)) {
      if (type != JsonType::string) return wrong_type();
      *slot = text;
    } else if (fact_ == Fact::attach_in_flight || fact_ == Fact::selfie_required) {
      if (type != JsonType::boolean) return wrong_type();
      boolean_of(context_, fact_) = text == "true";
    } else {
      wrong_type();
    }
  }

 private:
  enum class Place : std::uint8_t { outside, context, object, uris };

  void end() {
    place_ = Place::context;
    object_ = {};
  }

  void wrong_type() {
    std::string problem = "must be an object";
    if (fact_ != Fact::none) {
      problem = kExpected[static_cast<std::size_t>(kFacts[static_cast<std::size_t>(fact_)].type)];
    }
    fail(problem.append(", or null where it is not known."));
  }

  void fail(std::string_view problem) {
    ContextError error;
    error.member = object_;
    if (!object_.empty()) error.member.push_back('.');
    error.member.append(name_);
    error.message =
        place_ == Place::outside ? "The context" : "The context's member " + error.member;
    error.message.append(" ").append(problem);
    result_ = std::move(error);
    failed_ = true;
  }

  Result& result_;
  Context& context_;  // there as long as nothing has failed
  bool failed_ = false;
  Place place_ = Place::outside;
  std::string_view object_;  // the member of the context whose object is open
  std::string_view name_;    // the member named last
  Fact fact_ = Fact::none;   // what name_ is, unless it is an object
  std::uint32_t named_ = 0;
};

}  // namespace

bool Context::has(Fact fact) const { return (facts() >> static_cast<unsigned>(fact) & 1U) != 0; }

Result parse_context(std::string_view json_text) {
  Result result;
  ContextSink sink(result);
  TextReader reader(json_text);
  if (reader.read(sink) == ReadFault::malformed) {
    result = ContextError{"", "The context is not valid JSON: what follows its first " +
                                  std::to_string(reader.offset()) + " bytes cannot be read."};
  }
  return result;
}

Result parse_context(PackedReader& reader) {
  Result result;
  ContextSink sink(result);
  if (reader.read(sink) == ReadFault::malformed) {
    result = ContextError{"", "The context is not packed."};
  }
  return result;
}

}  // namespace dossier
