#include "cli/ndjson_line.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "cli/base64.hpp"
#include "cli/lines.hpp"
#include "dossier/context.hpp"
#include "dossier/describe.hpp"
#include "dossier/read/text_reader.hpp"
#include "dossier/text/json_text.hpp"
#include "dossier/validate.hpp"

namespace dossier::cli {
namespace {

enum class LineMember : std::uint8_t {
  id,
  body,
  body_b64,
  context,
  context_text,
  describe,
  describe_type,
  describe_country
};

// A name with a dot is that of a member's member.
constexpr std::array<std::string_view, 8> kNames = {
    "id",           "body",     "body_b64",      "context",
    "context_text", "describe", "describe.type", "describe.country"};

constexpr std::string_view name_of(LineMember member) {
  return kNames[static_cast<std::size_t>(member)];
}

// The member of a line that has this name in `owner`, which is empty for the line itself.
std::optional<LineMember> member_of(std::string_view owner, std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    std::string_view known = kNames[i];
    if (!owner.empty()) {
      if (!known.starts_with(owner) || !known.substr(owner.size()).starts_with('.')) continue;
      known.remove_prefix(owner.size() + 1);
    } else if (known.find('.') != std::string_view::npos) {
      continue;
    }
    if (known == name) return static_cast<LineMember>(i);
  }
  return std::nullopt;
}

// Finds the members of a line while a TextReader reads it. The first fault is kept; reading goes
// on, because what is not JSON is no line at all, and because the id may come last.
class LineSink {
 public:
  LineSink(std::string_view line, const TextReader& reader) : line_(line), reader_(reader) {}

  void begin_object() { ++depth_; }
  void begin_array() {
    if (depth_ == 0) not_an_object();
    ++depth_;
  }
  void end_object() { end(JsonType::object); }
  void end_array() { end(JsonType::array); }

  void name(std::string_view name) {
    if (depth_ == 1) {
      begin_member(top_, {}, name);
    } else if (depth_ == 2 && top_.member == LineMember::describe) {
      begin_member(below_, name_of(LineMember::describe), name);
    }
  }

  void scalar(JsonType type, std::string_view text) {
    if (depth_ == 0) not_an_object();
    end_value(type, text);
  }

  // The value of a member as it is written; nothing where the member is not there exactly once.
  std::optional<std::string_view> raw(LineMember member) const {
    const Found& value = of(member);
    if (value.times != 1) return std::nullopt;
    return value.raw;
  }

  bool has(LineMember member) const { return of(member).times > 0; }
  JsonType type(LineMember member) const { return of(member).type; }

  // The value of a member that is a string.
  std::string_view text(LineMember member) const { return of(member).text; }

  // Empty where there is no fault.
  const std::string& fault() const { return fault_; }

 private:
  struct Found {
    int times = 0;
    JsonType type = JsonType::absent;
    std::string_view raw;
    std::string_view text;
  };

  // The member whose value is read, if it is known.
  struct Open {
    std::optional<LineMember> member;
    std::size_t value_start = 0;
  };

  const Found& of(LineMember member) const { return members_[static_cast<std::size_t>(member)]; }

  void begin_member(Open& open, std::string_view owner, std::string_view name) {
    open.member = member_of(owner, name);
    open.value_start = reader_.offset();  // still before the colon
    if (!open.member) {
      fail(owner.empty() ? "The line has a member that is not known here. Give id, and body or "
                           "body_b64 with a context, or describe."
                         : "The line's member describe has a member that is not known here. Give "
                           "type and country.");
      return;
    }
    Found& value = members_[static_cast<std::size_t>(*open.member)];
    ++value.times;
    if (value.times > 1) {
      fail(std::string("The line's member ")
               .append(name_of(*open.member))
               .append(" is given more than once."));
    }
  }

  void end(JsonType type) {
    --depth_;
    end_value(type, {});
  }

  void end_value(JsonType type, std::string_view text) {
    if (depth_ == 1) end_member(top_, type, text);
    if (depth_ == 2 && top_.member == LineMember::describe) end_member(below_, type, text);
  }

  void end_member(const Open& open, JsonType type, std::string_view text) {
    if (!open.member) return;
    const std::size_t colon = line_.find(':', open.value_start);
    const std::size_t start = line_.find_first_not_of(" \t\r\n", colon + 1);
    Found& value = members_[static_cast<std::size_t>(*open.member)];
    value.type = type;
    value.raw = line_.substr(start, reader_.offset() - start);
    value.text = text;
  }

  void not_an_object() { fail("The line is not a JSON object."); }

  void fail(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
  }

  std::string_view line_;
  const TextReader& reader_;
  std::size_t depth_ = 0;
  Open top_;
  Open below_;  // in describe
  std::array<Found, kNames.size()> members_;
  std::string fault_;
};

// What is wrong with a line.
struct Fault {
  std::string text;
};

using Result = std::variant<Report, Plan, Fault>;

// A fault where a member that is there is not of this type.
std::optional<Fault> mistyped(const LineSink& line, LineMember member, JsonType type,
                              std::string_view what) {
  if (!line.has(member) || line.type(member) == type) return std::nullopt;
  return Fault{
      std::string("The line's member ").append(name_of(member)).append(" is not ").append(what)};
}

constexpr std::string_view kNotTheBody =
    "a string. Give the text of the request body, not the body itself.";
constexpr std::string_view kNotTheContext =
    "a string. Give the text of the context, or the context itself as context.";

std::variant<Context, ContextError> read_context(const LineSink& line) {
  if (line.has(LineMember::context_text)) return parse_context(line.text(LineMember::context_text));
  return parse_context(line.raw(LineMember::context).value_or("null"));
}

Result check(const LineSink& line) {
  const bool encoded = line.has(LineMember::body_b64);
  const LineMember body = encoded ? LineMember::body_b64 : LineMember::body;
  if (auto fault = mistyped(line, body, JsonType::string, kNotTheBody)) return *fault;
  if (auto fault = mistyped(line, LineMember::context_text, JsonType::string, kNotTheContext)) {
    return *fault;
  }
  if (line.has(LineMember::context) && line.has(LineMember::context_text)) {
    return Fault{"The line has both context and context_text. Give one of them."};
  }
  std::optional<std::string> decoded;
  if (encoded) {
    decoded = decode_base64(line.text(body));
    if (!decoded)
      return Fault{"The line's member body_b64 is not base64 (RFC 4648, with padding)."};
  }
  std::variant<Context, ContextError> context = read_context(line);
  if (auto* error = std::get_if<ContextError>(&context)) return Fault{std::move(error->message)};
  return validate(encoded ? *decoded : line.text(body), std::get<Context>(context));
}

Result plan(const LineSink& line) {
  constexpr auto type = LineMember::describe_type;
  constexpr auto country = LineMember::describe_country;
  if (auto fault = mistyped(line, LineMember::describe, JsonType::object,
                            "an object. Give it type and country.")) {
    return *fault;
  }
  if (!line.has(type)) return Fault{"The line's member describe has no type."};
  if (auto fault = mistyped(line, type, JsonType::string, "a string.")) return *fault;
  const bool has_country = line.has(country) && line.type(country) != JsonType::null;
  if (has_country) {
    if (auto fault = mistyped(line, country, JsonType::string, "a string.")) return *fault;
  }
  auto plan =
      describe(line.text(type), has_country ? std::optional(line.text(country)) : std::nullopt);
  if (auto* error = std::get_if<PlanError>(&plan)) return Fault{std::move(error->message)};
  return std::get<Plan>(std::move(plan));
}

Result result_of(const LineSink& line) {
  if (!line.fault().empty()) return Fault{line.fault()};
  constexpr std::array kAsked = {LineMember::body, LineMember::body_b64, LineMember::describe};
  switch (std::count_if(kAsked.begin(), kAsked.end(),
                        [&](LineMember member) { return line.has(member); })) {
    case 0:
      return Fault{"The line asks for nothing. Give body or body_b64, or describe."};
    case 1:
      return line.has(LineMember::describe) ? plan(line) : check(line);
    default:
      return Fault{"The line asks for several things. Give one of body, body_b64 and describe."};
  }
}

void append_answer(std::string& to, std::optional<std::string_view> id, const Result& result) {
  to.push_back('{');
  if (id) to.append("\"id\":").append(*id).push_back(',');
  if (const auto* report = std::get_if<Report>(&result)) {
    to.append("\"report\":").append(to_json(*report));
  } else if (const auto* plan = std::get_if<Plan>(&result)) {
    to.append("\"plan\":").append(to_json(*plan));
  } else {
    to.append("\"error\":");
    append_json_string(to, std::get<Fault>(result).text);
  }
  to.append("}\n");
}

}  // namespace

void answer_line(std::string_view line, std::string& to) {
  TextReader reader(line);
  LineSink sink(line, reader);
  switch (reader.read(sink)) {
    case ReadFault::malformed:
      append_answer(to, std::nullopt,
                    Fault{"The line is not valid JSON: what follows its first " +
                          std::to_string(reader.offset()) + " bytes cannot be read."});
      break;
    case ReadFault::too_deep:
      append_answer(to, std::nullopt,
                    Fault{"The line nests more than " + std::to_string(kMaxDepth) +
                          " lists and objects inside one another."});
      break;
    default:
      append_answer(to, sink.raw(LineMember::id), result_of(sink));
      break;
  }
}

void answer_too_long_line(std::string& to) {
  append_answer(to, std::nullopt,
                Fault{"The line is longer than " + std::to_string(Lines::kMaxLength) + " bytes."});
}

}  // namespace dossier::cli
