// The door between JavaScript and the core. It takes and returns integers only: all else passes
// through the memory of the module, where JavaScript writes the input (see memory.hpp) and reads
// the output.
//
// A call that returns a length leaves an output of that many bytes at output(); JavaScript reads it
// and calls wipe(). A call that returns nothing to read has wiped the memory itself.
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

std::string_view output_text;

// Leaves a text as the output. Its bytes lie in the arena, so they live until wipe().
int leave(const std::string& text) {
  char* const bytes = new char[text.size()];
  text.copy(bytes, text.size());
  output_text = {bytes, text.size()};
  return static_cast<int>(text.size());
}

// A result that needs no text.
int leave_nothing(int result) {
  output_text = {};
  wipe();
  return result;
}

// Runs `check` with the context in the input's last bytes. The result is the length of the report;
// 0 where the body is valid, nothing is advised and `quiet` is set; or the length of the text of a
// context's error, negated.
template <class Check>
int with_context(std::size_t context_at, std::size_t context_bytes, bool quiet, Check check) {
  const auto context = parse_context({input() + context_at, context_bytes});
  if (const auto* error = std::get_if<ContextError>(&context)) return -leave(error->message);
  const Report report = check(*std::get_if<Context>(&context));
  if (quiet && report.ok() && report.advice.empty()) return leave_nothing(0);
  return leave(to_json(report));
}

// Input: the context's JSON text, then the body's text. A body of more than kMaxBodyBytes need not
// be there: only its length is looked at.
int validate_text(std::size_t context_bytes, std::size_t body_bytes, bool quiet) {
  start_call(context_bytes + (body_bytes > kMaxBodyBytes ? 0 : body_bytes));
  return with_context(0, context_bytes, quiet, [&](const Context& context) {
    return validate(std::string_view(input() + context_bytes, body_bytes), context);
  });
}

// Input: the packed body's tokens, then its text, then the context's JSON text.
int validate_tokens(std::size_t tokens, std::size_t text_bytes, std::size_t context_bytes,
                    bool quiet) {
  const std::size_t text_at = tokens * sizeof(std::uint32_t);
  start_call(text_at + text_bytes + context_bytes);
  return with_context(text_at + text_bytes, context_bytes, quiet, [&](const Context& context) {
    return validate_packed({reinterpret_cast<const std::uint32_t*>(input()), tokens},
                           {input() + text_at, text_bytes}, context);
  });
}

// Input: a report's JSON text, then the customer's ID. The output is the answer's body, after its
// status in three digits; 0 where the text is no report.
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

std::size_t output_address() { return reinterpret_cast<std::size_t>(output_text.data()); }

template <class Integer>
void register_integer(const char* name) {
  using Limits = std::numeric_limits<Integer>;
  emscripten::internal::_embind_register_integer(emscripten::internal::TypeID<Integer>::get(), name,
                                                 sizeof(Integer), Limits::min(), Limits::max());
}

}  // namespace
}  // namespace dossier::wasm

// Embind's own registration of all types drags in strings, views and values, none of which pass
// here. Only these four do.
EMSCRIPTEN_BINDINGS(dossier) {
  using namespace dossier::wasm;
  namespace internal = emscripten::internal;
  internal::_embind_register_void(internal::TypeID<void>::get(), "void");
  internal::_embind_register_bool(internal::TypeID<bool>::get(), "bool", sizeof(bool), true, false);
  register_integer<int>("int");
  register_integer<unsigned long>("size");

  emscripten::function("inputAddress", &input_address);
  emscripten::function("makeRoom", &make_room);
  emscripten::function("validateText", &validate_text);
  emscripten::function("validateTokens", &validate_tokens);
  emscripten::function("answer", &answer);
  emscripten::function("tosValue", &tos_value);
  emscripten::function("outputAddress", &output_address);
  emscripten::function("wipe", &wipe);
}

// Part of Embind's library, in whose place it stands: it names types in errors about unbound ones,
// of which there are none.
extern "C" EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info*) { return "?"; }
