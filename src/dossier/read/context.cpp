#include "dossier/read/context.hpp"

#include <array>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "dossier/read/text_reader.hpp"
#include "dossier/tables/facts.hpp"
#include "dossier/text/json_text.hpp"

namespace dossier {
namespace {

// Where a fact of that type is kept; null for a fact of another type.
template <class Value>
std::optional<Value>* slot_of(Context& context, Fact fact) {
  std::optional<Value>* slot = nullptr;
  std::size_t number = 0;
  visit_facts(context, [&](auto& member) {
    if constexpr (std::is_same_v<decltype(member), std::optional<Value>&>) {
      if (number == static_cast<std::size_t>(fact)) slot = &member;
    }
    ++number;
  });
  return slot;
}

// What a value of each FactType has to be.
constexpr std::array<std::string_view, static_cast<std::size_t>(FactType::texts) + 1> kExpected = {
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
    auto* const texts = slot_of<std::vector<std::string>>(context_, fact_);
    if (texts == nullptr || place_ == Place::texts) return wrong_type();
    place_ = Place::texts;
    texts_ = &texts->emplace();
  }

  // Behind an object or an array of the context, and behind the context itself.
  void end_object() { end(); }
  void end_array() { end(); }

  void name(std::string_view name) {
    if (failed_) return;
    name_ = name;
    fact_ = Fact::none;
    // The name as a bit: a fact's number, or for an object 16 + its first fact's.
    static_assert(kFacts.size() <= 16);
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
    if (place_ == Place::texts) {
      if (type != JsonType::string) return wrong_type();
      texts_->emplace_back(text);
    } else if (type == JsonType::null) {
      // absent
    } else if (auto* date = slot_of<Date>(context_, fact_)) {
      if (type == JsonType::string) *date = Date::parse(text);
      if (!*date) wrong_type();
    } else if (auto* string = slot_of<std::string>(context_, fact_)) {
      if (type != JsonType::string) return wrong_type();
      *string = text;
    } else if (auto* boolean = slot_of<bool>(context_, fact_)) {
      if (type != JsonType::boolean) return wrong_type();
      *boolean = text == "true";
    } else {
      wrong_type();
    }
  }

 private:
  enum class Place : std::uint8_t { outside, context, object, texts };

  void end() {
    place_ = Place::context;
    object_ = {};
  }

  void wrong_type() {
    std::string problem = "must be an object";
    if (fact_ != Fact::none) {
      problem = kExpected[static_cast<std::size_t>(row_of(fact_).type)];
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
  std::vector<std::string>* texts_ = nullptr;  // the fact whose array is open
  std::string_view object_;                    // the member of the context whose object is open
  std::string_view name_;                      // the member named last
  Fact fact_ = Fact::none;                     // what name_ is, unless it is an object
  std::uint32_t named_ = 0;
};

}  // namespace

std::uint32_t Context::facts() const {
  std::uint32_t facts = 1U << static_cast<unsigned>(Fact::none);
  unsigned fact = 0;
  visit_facts(*this, [&](const auto& member) {
    facts |= static_cast<std::uint32_t>(member.has_value()) << fact++;
  });
  return facts;
}

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

namespace {

void append_value(std::string& to, const Date& date) { append_json_string(to, date.text()); }

void append_value(std::string& to, const std::string& text) { append_json_string(to, text); }

void append_value(std::string& to, bool value) { to.append(value ? "true" : "false"); }

void append_value(std::string& to, const std::vector<std::string>& texts) {
  to.push_back('[');
  append_list(to, texts, append_json_string);
  to.push_back(']');
}

}  // namespace

std::string to_json(const Context& context) {
  std::string text = "{";
  std::string_view open;  // the object that the facts are written into; empty for the context
  const FactRow* row = kFacts.data();
  visit_facts(context, [&](const auto& member) {
    const auto& [object, name, type] = *row++;
    if (!member) return;
    if (object != open && !open.empty()) text.push_back('}');
    if (text.back() != '{') text.push_back(',');
    if (object != open && !object.empty()) {
      append_json_string(text, object);
      text.append(":{");
    }
    open = object;
    append_json_string(text, name);
    text.push_back(':');
    append_value(text, *member);
  });
  if (!open.empty()) text.push_back('}');
  return text.append("}");
}

}  // namespace dossier
