// The door between JavaScript and the core. It takes and returns integers only: all else passes
// through the memory of the module, where JavaScript writes the input (see memory.hpp) and reads
// the output.
//
// A call whose result is a length leaves an output of that many bytes at outputAddress();
// JavaScript reads it and calls wipe(). A call that leaves no output has wiped the memory itself.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "dossier/http_answer.hpp"
#include "dossier/read_packed.hpp"
#include "dossier/tos.hpp"
#include "dossier/validate.hpp"
#include "memory.hpp"
#include "read_report.hpp"

namespace dossier::wasm {
namespace {

constexpr int kContextError = 1 << 30;

std::string_view output;

// Leaves a text as the output, and returns its length. The bytes lie in the arena, so they live
// until wipe().
int leave(const std::string& text) {
  char* const bytes = new char[text.size()];
  text.copy(bytes, text.size());
  output = {bytes, text.size()};
  return static_cast<int>(text.size());
}

// A result without an output.
int leave_nothing(int result) {
  wipe();
  return result;
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
  return leave_nothing(-undecided);
}

PackedReader packed_input(std::size_t tokens, std::size_t text_bytes) {
  const char* const text = input() + tokens * sizeof(std::uint32_t);
  return {{reinterpret_cast<const std::uint32_t*>(input()), tokens}, {text, text_bytes}};
}

// Input: the tokens of the context and of the body, then the text of both. The result is the length
// of the report; that of a context's error, plus kContextError; or result_of() a report that needs
// no text.
int validate_packed(std::size_t tokens, std::size_t text_bytes) {
  start_call(tokens * sizeof(std::uint32_t) + text_bytes);
  PackedReader reader = packed_input(tokens, text_bytes);
  const auto context = parse_context(reader);
  if (const auto* error = std::get_if<ContextError>(&context)) {
    return leave(error->message) + kContextError;
  }
  return result_of(validate(reader, *std::get_if<Context>(&context)));
}

// Input: the tokens of the context, its text, then the body's bytes, which need not be there if
// they are more than kMaxBodyBytes. The result is as above.
int validate_text(std::size_t tokens, std::size_t text_bytes, std::size_t body_bytes) {
  const std::size_t body_at = tokens * sizeof(std::uint32_t) + text_bytes;
  start_call(body_at + (body_bytes > kMaxBodyBytes ? 0 : body_bytes));
  PackedReader reader = packed_input(tokens, text_bytes);
  const auto context = parse_context(reader);
  if (const auto* error = std::get_if<ContextError>(&context)) {
    return leave(error->message) + kContextError;
  }
  return result_of(
      validate(std::string_view(input() + body_at, body_bytes), *std::get_if<Context>(&context)));
}

// Input: a report's JSON text, then the customer's ID. The output is the answer's status in three
// digits and its body; there is none, and the result is 0, where the text is no report.
int answer(std::size_t report_bytes, std::size_t customer_id_bytes) {
  start_call(report_bytes + customer_id_bytes);
  const std::optional<Report> report = read_report({input(), report_bytes});
  if (!report) return leave_nothing(0);
  const HttpAnswer answer = http_answer(*report, {input() + report_bytes, customer_id_bytes});
  return leave(std::to_string(answer.status) + answer.body);
}

// Input: a URL. The result is the length of the value, or -1 where there is none.
int tos_value(std::size_t url_bytes) {
  start_call(url_bytes);
  const std::optional<std::string> value = tos_policies_value({input(), url_bytes});
  return value ? leave(*value) : leave_nothing(-1);
}

std::size_t input_address() { return reinterpret_cast<std::size_t>(input()); }

std::size_t output_address() { return reinterpret_cast<std::size_t>(output.data()); }

template <class Integer>
void register_integer(const char* name) {
  using Limits = std::numeric_limits<Integer>;
  emscripten::internal::_embind_register_integer(emscripten::internal::TypeID<Integer>::get(), name,
                                                 sizeof(Integer), Limits::min(), Limits::max());
}

}  // namespace
}  // namespace dossier::wasm

// Embind's own registration of every type drags in strings, views and values, which never pass
// here. These do.
EMSCRIPTEN_BINDINGS(dossier) {
  using namespace dossier::wasm;
  namespace internal = emscripten::internal;
  internal::_embind_register_void(internal::TypeID<void>::get(), "void");
  register_integer<int>("int");
  register_integer<unsigned long>("unsigned long");

  emscripten::function("inputAddress", &input_address);
  emscripten::function("makeRoom", &make_room);
  emscripten::function("validatePacked", &validate_packed);
  emscripten::function("validateText", &validate_text);
  emscripten::function("answer", &answer);
  emscripten::function("tosValue", &tos_value);
  emscripten::function("outputAddress", &output_address);
  emscripten::function("wipe", &wipe);
}

// Stands in for a part of Embind's library: it names types in errors about unbound ones, of which
// there are none.
extern "C" EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info*) { return "?"; }
