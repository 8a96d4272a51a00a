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
#include <vector>

#include "cli/base64.hpp"
#include "cli/lines.hpp"
#include "dossier/check_file.hpp"
#include "dossier/context.hpp"
#include "dossier/describe.hpp"
#include "dossier/fixes.hpp"
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
  describe_country,
  fix,
  fix_body,
  fix_context_text,
  check_file,
  check_file_name,
  check_file_pieces
};

// A name with a dot is that of a member's member.
constexpr std::array<std::string_view, 14> kNames = {"id",
                                                     "body",
                                                     "body_b64",
                                                     "context",
                                                     "context_text",
                                                     "describe",
                                                     "describe.type",
                                                     "describe.country",
                                                     "fix",
                                                     "fix.body",
                                                     "fix.context_text",
                                                     "check_file",
                                                     "check_file.name",
                                                     "check_file.pieces"};

// Those that hold members.
constexpr std::array kOwners = {LineMember::describe, LineMember::fix, LineMember::check_file};

bool is_owner(std::optional<LineMember> member) {
  return member && std::find(kOwners.begin(), kOwners.end(), *member) != kOwners.end();
}

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

  void begin_object() {
    if (in_pieces()) not_a_piece();
    ++depth_;
  }
  void begin_array() {
    if (depth_ == 0) not_an_object();
    if (in_pieces()) not_a_piece();
    ++depth_;
  }
  void end_object() { end(JsonType::object); }
  void end_array() { end(JsonType::array); }

  void name(std::string_view name) {
    if (depth_ == 1) {
      begin_member(top_, {}, name);
    } else if (depth_ == 2 && is_owner(top_.member)) {
      begin_member(below_, name_of(*top_.member), name);
    }
  }

  void scalar(JsonType type, std::string_view text) {
    if (depth_ == 0) not_an_object();
    if (in_pieces()) {
      if (type != JsonType::string) not_a_piece();
      pieces_.push_back(text);
    }
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

  // The elements of check_file.pieces.
  const std::vector<std::string_view>& pieces() const { return pieces_; }

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
      fail_unknown(owner);
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
    if (depth_ == 2 && is_owner(top_.member)) end_member(below_, type, text);
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

  bool in_pieces() const {
    return depth_ == 3 && top_.member == LineMember::check_file &&
           below_.member == LineMember::check_file_pieces;
  }

  void not_a_piece() {
    fail("The line's member check_file.pieces holds something else than strings. Give base64.");
  }

  // A member that is not known, of a member or, where `owner` is empty, of the line.
  void fail_unknown(std::string_view owner) {
    if (owner.empty()) {
      fail(
          "The line has a member that is not known here. Give id, and body or body_b64 with a "
          "context, or one of describe, fix and check_file.");
      return;
    }
    std::string fault = std::string("The line's member ").append(owner);
    fault.append(" has a member that is not known here. Give ");
    std::string_view separator;
    for (const std::string_view name : kNames) {
      if (!name.starts_with(owner) || name.size() == owner.size()) continue;
      fault.append(separator).append(name.substr(owner.size() + 1));
      separator = ", ";
    }
    fail(fault.append("."));
  }

  void not_an_object() { fail("The line is not a JSON object."); }

  void fail(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
  }

  std::string_view line_;
  const TextReader& reader_;
  std::size_t depth_ = 0;
  Open top_;
  Open below_;  // in one of kOwners
  std::array<Found, kNames.size()> members_;
  std::vector<std::string_view> pieces_;
  std::string fault_;
};

// What is wrong with a line.
struct Fault {
  std::string text;
};

// The fixes of a body, and what they make of it.
struct Fixed {
  std::vector<Fix> fixes;
  std::string text;
};

using Result = std::variant<Report, Plan, Fixed, FileReport, Fault>;

// A fault where a member is not there or not of this type.
std::optional<Fault> missing_or_mistyped(const LineSink& line, LineMember member, JsonType type,
                                         std::string_view what) {
  if (line.has(member) && line.type(member) == type) return std::nullopt;
  return Fault{std::string("The line's member ")
                   .append(name_of(member))
                   .append(line.has(member) ? " is not " : " is missing. Give ")
                   .append(what)};
}

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

Result fixed(const LineSink& line) {
  constexpr auto body = LineMember::fix_body;
  constexpr auto context_text = LineMember::fix_context_text;
  if (auto fault = missing_or_mistyped(line, LineMember::fix, JsonType::object,
                                       "an object. Give it body and context_text.")) {
    return *fault;
  }
  if (auto fault = missing_or_mistyped(line, body, JsonType::string, "a string.")) return *fault;
  if (auto fault = mistyped(line, context_text, JsonType::string, "a string.")) return *fault;
  auto context = parse_context(line.has(context_text) ? line.text(context_text) : "null");
  if (auto* error = std::get_if<ContextError>(&context)) return Fault{std::move(error->message)};
  const std::string_view text = line.text(body);
  Fixed fixed{fixes(validate(text, std::get<Context>(context))), std::string(text)};
  if (!fixed.fixes.empty()) fixed.text = apply_fixes(text, fixed.fixes).value();
  return fixed;
}

Result file_report(const LineSink& line) {
  constexpr auto name = LineMember::check_file_name;
  constexpr auto pieces = LineMember::check_file_pieces;
  if (auto fault = missing_or_mistyped(line, LineMember::check_file, JsonType::object,
                                       "an object. Give it name and pieces.")) {
    return *fault;
  }
  if (auto fault = missing_or_mistyped(line, name, JsonType::string, "a string.")) return *fault;
  if (auto fault =
          missing_or_mistyped(line, pieces, JsonType::array, "a list of strings in base64.")) {
    return *fault;
  }
  FileLook look{std::string(line.text(name))};
  for (const std::string_view piece : line.pieces()) {
    const std::optional<std::string> bytes = decode_base64(piece);
    if (!bytes) {
      return Fault{
          "The line's member check_file.pieces holds what is not base64 (RFC 4648, with padding)."};
    }
    look.feed(*bytes);
  }
  return look.finish();
}

Result result_of(const LineSink& line) {
  if (!line.fault().empty()) return Fault{line.fault()};
  constexpr std::array kAsked = {LineMember::body, LineMember::body_b64, LineMember::describe,
                                 LineMember::fix, LineMember::check_file};
  switch (std::count_if(kAsked.begin(), kAsked.end(),
                        [&](LineMember member) { return line.has(member); })) {
    case 0:
      return Fault{
          "The line asks for nothing. Give body or body_b64, or one of describe, fix and "
          "check_file."};
    case 1:
      break;
    default:
      return Fault{
          "The line asks for several things. Give one of body, body_b64, describe, fix and "
          "check_file."};
  }
  if (line.has(LineMember::describe)) return plan(line);
  if (line.has(LineMember::fix)) return fixed(line);
  if (line.has(LineMember::check_file)) return file_report(line);
  return check(line);
}

void append(std::string& to, const Report& report) {
  to.append("\"report\":").append(to_json(report));
}

void append(std::string& to, const Plan& plan) { to.append("\"plan\":").append(to_json(plan)); }

void append(std::string& to, const Fixed& fixed) {
  to.append("\"fixes\":").append(to_json(fixed.fixes)).append(",\"fixed\":");
  append_json_string(to, fixed.text);
}

void append(std::string& to, const FileReport& report) {
  to.append("\"file_report\":").append(to_json(report));
}

void append(std::string& to, const Fault& fault) {
  to.append("\"error\":");
  append_json_string(to, fault.text);
}

void append_answer(std::string& to, std::optional<std::string_view> id, const Result& result) {
  to.push_back('{');
  if (id) to.append("\"id\":").append(*id).push_back(',');
  std::visit([&](const auto& answer) { append(to, answer); }, result);
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
