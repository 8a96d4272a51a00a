// The door between JavaScript and the core. It takes and returns integers only: all else passes
// through the memory of the module, where JavaScript writes the input (see memory.hpp) and reads
// the output.
//
// A call whose result is a length leaves an output of that many bytes at outputAddress();
// JavaScript reads it and calls wipe(). A call that leaves no output has wiped the memory itself.
#include <emscripten/bind.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "dossier/check_file.hpp"
#include "dossier/describe.hpp"
#include "dossier/http_answer.hpp"
#include "dossier/read_packed.hpp"
#include "dossier/tos.hpp"
#include "dossier/validate.hpp"
#include "memory.hpp"
#include "read_violations.hpp"

namespace dossier::wasm {
namespace {

constexpr int kError = 1 << 30;

std::string_view output;

// Leaves a text as the output, and returns its length. The bytes lie in the arena, so they live
// until wipe().
int leave(const std::string& text) {
  char* const bytes = new char[text.size()];
  text.copy(bytes, text.size());
  output = {bytes, text.size()};
  return static_cast<int>(text.size());
}

// The result of a validation. A valid body without advice needs no text: the rules that are
// undecided say it all, as a set of bits in the order of catalogue::kFactual, negated.
int result_of(const Report& report) {
  if (!report.ok() || !report.advice.empty()) return leave(to_json(report));
  int undecided = 0;
  auto next = report.undecided.begin();
  for (std::size_t i = 0; next != report.undecided.end(); ++i) {
    if (catalogue::kFactual[i] != *next) continue;
    undecided |= 1 << i;
    ++next;
  }
  return -undecided;
}

// Ends a call: wipes the memory if there is no output. This must be done out here, where no frame
// of the call is left that could hold a part of it.
int finish(int result) {
  if (output.data() == nullptr) wipe();
  return result;
}

// Starts a call with an input of so many bytes and, behind them at the next multiple of four, so
// many tokens. The tokens' text is the first `text_bytes` of the bytes.
PackedReader start_packed_call(std::size_t bytes, std::size_t text_bytes, std::size_t tokens) {
  const std::size_t tokens_at = (bytes + sizeof(std::uint32_t) - 1) & ~(sizeof(std::uint32_t) - 1);
  output = {};
  start_call(tokens_at + tokens * sizeof(std::uint32_t));
  return {{reinterpret_cast<const std::uint32_t*>(input() + tokens_at), tokens},
          {input(), text_bytes}};
}

// Reads the context, and gives it to `check`. The result is the length of the report; that of a
// context's error, plus kError; or result_of() a report that needs no text.
template <class Check>
[[gnu::noinline]] int with_context(PackedReader& reader, Check check) {
  const auto context = parse_context(reader);
  if (const auto* error = std::get_if<ContextError>(&context)) {
    return leave(error->message) + kError;
  }
  return result_of(check(*std::get_if<Context>(&context)));
}

// Input: the text of a packed context and a packed body, then the tokens of both.
int validate_packed(std::size_t text_bytes, std::size_t tokens) {
  PackedReader reader = start_packed_call(text_bytes, text_bytes, tokens);
  return finish(
      with_context(reader, [&](const Context& context) { return validate(reader, context); }));
}

// Input: the text of a packed context, then the body's text, then the context's tokens. A body of
// more than kMaxBodyBytes is left out: only its length is looked at.
int validate_text(std::size_t text_bytes, std::size_t body_bytes, std::size_t tokens) {
  const std::size_t present = body_bytes > kMaxBodyBytes ? 0 : body_bytes;
  PackedReader reader = start_packed_call(text_bytes + present, text_bytes, tokens);
  const std::string_view body(input() + text_bytes, body_bytes);
  return finish(
      with_context(reader, [&](const Context& context) { return validate(body, context); }));
}

[[gnu::noinline]] int make_answer(PackedReader& violations, std::string_view customer_id) {
  const std::optional<Report> report = read_violations(violations);
  if (!report) return 0;
  const HttpAnswer answer = http_answer(*report, customer_id);
  return leave(std::to_string(answer.status) + answer.body);
}

[[gnu::noinline]] int find_tos_value(std::string_view url) {
  const std::optional<std::string> value = tos_policies_value(url);
  return value ? leave(*value) : -1;
}

// Input: the text of a packed array with the code, path and message of each violation of a report,
// then the customer's ID, then the tokens of the array. The output is the answer's status in three
// digits and its body; there is none, and the result is 0, where a code is not known.
int answer(std::size_t text_bytes, std::size_t customer_id_bytes, std::size_t tokens) {
  PackedReader reader = start_packed_call(text_bytes + customer_id_bytes, text_bytes, tokens);
  return finish(make_answer(reader, {input() + text_bytes, customer_id_bytes}));
}

// Input: a URL. The result is the length of the value, or -1 where there is none.
int tos_value(std::size_t url_bytes) {
  output = {};
  start_call(url_bytes);
  return finish(find_tos_value({input(), url_bytes}));
}

[[gnu::noinline]] int make_plan(std::string_view type, std::optional<std::string_view> country) {
  const auto plan = describe(type, country);
  if (const auto* error = std::get_if<PlanError>(&plan)) return leave(error->message) + kError;
  return leave(to_json(*std::get_if<Plan>(&plan)));
}

// Input: the name of a type, then a country; so many of its bytes, or -1 where none is given. The
// result is the length of the plan; or that of an error, plus kError.
int plan_of(std::size_t type_bytes, int country_bytes) {
  const std::size_t present = country_bytes < 0 ? 0 : static_cast<std::size_t>(country_bytes);
  output = {};
  start_call(type_bytes + present);
  const std::string_view country(input() + type_bytes, present);
  return finish(
      make_plan({input(), type_bytes}, country_bytes < 0 ? std::nullopt : std::optional(country)));
}

[[gnu::noinline]] int look_at_file(std::string_view name, std::string_view head,
                                   std::string_view tail, std::size_t size) {
  return leave(to_json(check_file(head, tail, name, size)));
}

// Input: a file's name, its head and its tail. The result is the length of the report. Of the size
// of a file, a number that is too large for its type may be cut down to that type's largest.
int file_report(std::size_t name_bytes, std::size_t head_bytes, std::size_t tail_bytes,
                std::size_t size) {
  output = {};
  start_call(name_bytes + head_bytes + tail_bytes);
  const char* const head = input() + name_bytes;
  return finish(look_at_file({input(), name_bytes}, {head, head_bytes},
                             {head + head_bytes, tail_bytes}, size));
}

std::size_t input_address() { return reinterpret_cast<std::size_t>(input()); }

std::size_t output_address() { return reinterpret_cast<std::size_t>(output.data()); }

}  // namespace
}  // namespace dossier::wasm

// Nothing is said of types: embind_integers.js stands on the side of JavaScript.
EMSCRIPTEN_BINDINGS(dossier) {
  using namespace dossier::wasm;
  emscripten::function("inputAddress", &input_address);
  emscripten::function("makeRoom", &make_room);
  emscripten::function("validatePacked", &validate_packed);
  emscripten::function("validateText", &validate_text);
  emscripten::function("answer", &answer);
  emscripten::function("tosValue", &tos_value);
  emscripten::function("planOf", &plan_of);
  emscripten::function("fileReport", &file_report);
  emscripten::function("outputAddress", &output_address);
  emscripten::function("wipe", &wipe);
}
