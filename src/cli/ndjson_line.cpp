#include "cli/ndjson_line.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>

#include "cli/base64.hpp"
#include "cli/lines.hpp"
#include "dossier/context.hpp"
#include "dossier/read/text_reader.hpp"
#include "dossier/text/json_text.hpp"
#include "dossier/validate.hpp"

namespace dossier::cli {
namespace {

enum class LineMember : std::uint8_t { id, body, body_b64, context };

constexpr std::array<std::string_view, 4> kNames = {"id", "body", "body_b64", "context"};

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
  void end_object() { end(); }
  void end_array() { end(); }

  void name(std::string_view name) {
    if (depth_ != 1) return;
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    member_ = static_cast<std::size_t>(found - kNames.begin());
    value_start_ = reader_.offset();  // still before the colon
    if (member_ == kNames.size()) {
      fail("The line has a member that is not known here. Give id, body or body_b64, and context.");
      return;
    }
    Found& value = members_[member_];
    ++value.times;
    if (value.times > 1) {
      fail(std::string("The line's member ").append(*found).append(" is given more than once."));
    }
  }

  void scalar(JsonType type, std::string_view text) {
    if (depth_ == 0) not_an_object();
    if (depth_ == 1) end_value(type, text);
  }

  // The value of a member as it is written; nothing where the member is not there exactly once.
  std::optional<std::string_view> raw(LineMember member) const {
    const Found& value = of(member);
    if (value.times != 1) return std::nullopt;
    return value.raw;
  }

  bool has(LineMember member) const { return of(member).times > 0; }
  bool is_string(LineMember member) const { return of(member).type == JsonType::string; }

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

  const Found& of(LineMember member) const { return members_[static_cast<std::size_t>(member)]; }

  void end() {
    --depth_;
    if (depth_ == 1) end_value(JsonType::object, {});  // or an array: both are no string
  }

  void end_value(JsonType type, std::string_view text) {
    if (member_ == kNames.size()) return;
    const std::size_t colon = line_.find(':', value_start_);
    const std::size_t start = line_.find_first_not_of(" \t\r\n", colon + 1);
    Found& value = members_[member_];
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
  std::size_t member_ =
      kNames.size();  // whose value is read; kNames.size() for one that is not known
  std::size_t value_start_ = 0;
  std::array<Found, kNames.size()> members_;
  std::string fault_;
};

// A report, or what is wrong with the line.
using Result = std::variant<Report, std::string>;

Result check(const LineSink& line) {
  if (!line.fault().empty()) return line.fault();

  const bool encoded = line.has(LineMember::body_b64);
  if (encoded == line.has(LineMember::body)) {
    return encoded ? "The line has both body and body_b64. Give one of them."
                   : "The line has no body. Give body or body_b64.";
  }
  const LineMember body = encoded ? LineMember::body_b64 : LineMember::body;
  if (!line.is_string(body)) {
    return std::string("The line's member ")
        .append(kNames[static_cast<std::size_t>(body)])
        .append(" is not a string. Give the text of the request body, not the body itself.");
  }
  std::optional<std::string> decoded;
  if (encoded) {
    decoded = decode_base64(line.text(body));
    if (!decoded) return "The line's member body_b64 is not base64 (RFC 4648, with padding).";
  }

  std::variant<Context, ContextError> context =
      parse_context(line.raw(LineMember::context).value_or("null"));
  if (auto* error = std::get_if<ContextError>(&context)) return std::move(error->message);
  return validate(encoded ? *decoded : line.text(body), std::get<Context>(context));
}

void append_answer(std::string& to, std::optional<std::string_view> id, const Result& result) {
  to.push_back('{');
  if (id) to.append("\"id\":").append(*id).push_back(',');
  if (const auto* report = std::get_if<Report>(&result)) {
    to.append("\"report\":").append(to_json(*report));
  } else {
    to.append("\"error\":");
    append_json_string(to, std::get<std::string>(result));
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
                    "The line is not valid JSON: what follows its first " +
                        std::to_string(reader.offset()) + " bytes cannot be read.");
      break;
    case ReadFault::too_deep:
      append_answer(to, std::nullopt,
                    "The line nests more than " + std::to_string(kMaxDepth) +
                        " lists and objects inside one another.");
      break;
    default:
      append_answer(to, sink.raw(LineMember::id), check(sink));
      break;
  }
}

void answer_too_long_line(std::string& to) {
  append_answer(to, std::nullopt,
                "The line is longer than " + std::to_string(Lines::kMaxLength) + " bytes.");
}

}  // namespace dossier::cli
