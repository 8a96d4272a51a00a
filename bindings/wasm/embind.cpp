// The door between JavaScript and the rules: call.hpp says how a call goes.
#include <emscripten/bind.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "answers.hpp"
#include "call.hpp"
#include "dossier/read/body.hpp"
#include "dossier/read/context.hpp"
#include "dossier/read/packed_reader.hpp"
#include "dossier/report/make_report.hpp"
#include "dossier/rules/find.hpp"
#include "memory.hpp"

namespace dossier::wasm {
namespace {

// Where each rule stands among those that need a fact.
constexpr auto kFactualNumbers = [] {
  std::array<std::uint8_t, kRules.size()> numbers{};
  for (std::size_t i = 0; i < kFactual.size(); ++i) {
    numbers[static_cast<std::size_t>(kFactual[i])] = static_cast<std::uint8_t>(i);
  }
  return numbers;
}();

// The result of a validation. A valid body without advice needs no text: the rules that are
// undecided say it all, as a set of bits in the order of kFactual, negated.
int result_of(const Report& report) {
  if (!report.ok() || !report.advice.empty()) return leave(to_json(report));
  int undecided = 0;
  for (const Code code : report.undecided)
    undecided |= 1 << kFactualNumbers[static_cast<std::size_t>(code)];
  return -undecided;
}

// Starts a call with an input of so many bytes and, behind them at the next multiple of four, so
// many tokens. The tokens' text is the first `text_bytes` of the bytes.
PackedReader start_packed_call(std::size_t bytes, std::size_t text_bytes, std::size_t tokens) {
  const std::size_t tokens_at = (bytes + sizeof(std::uint32_t) - 1) & ~(sizeof(std::uint32_t) - 1);
  start_call(tokens_at + tokens * sizeof(std::uint32_t));
  return {{reinterpret_cast<const std::uint32_t*>(input() + tokens_at), tokens},
          {input(), text_bytes}};
}

// Reads the context, and judges the body that `read` reads. The result is the length of the report;
// that of a context's error, plus kError; or result_of() a report that needs no text.
template <class Read>
[[gnu::noinline]] int judge(PackedReader& reader, Read read) {
  const auto context = parse_context(reader);
  if (const auto* error = std::get_if<ContextError>(&context)) {
    return leave(error->message) + kError;
  }
  const Body body = read();
  const Context& facts = *std::get_if<Context>(&context);
  return result_of(make_report(find(body, facts), facts));
}

// Input: the text of a packed context and a packed body, then the tokens of both.
int validate_packed(std::size_t text_bytes, std::size_t tokens) {
  PackedReader reader = start_packed_call(text_bytes, text_bytes, tokens);
  return finish(judge(reader, [&] { return read_packed(reader); }));
}

// Input: the text of a packed context, then the body's text, then the context's tokens. A body of
// more than kMaxBodyBytes is left out: only its length is looked at.
int validate_text(std::size_t text_bytes, std::size_t body_bytes, std::size_t tokens) {
  const std::size_t present = body_bytes > kMaxBodyBytes ? 0 : body_bytes;
  PackedReader reader = start_packed_call(text_bytes + present, text_bytes, tokens);
  return finish(judge(reader, [&] {
    return present < body_bytes ? too_large(body_bytes)
                                : read_text({input() + text_bytes, body_bytes});
  }));
}

// Input: the text of packed strings, the code, path and message of each violation of a report, then
// the customer's ID, then the tokens of the strings. The output is the answer's status in three
// digits and its body; there is none, and the result is 0, where a code is not known.
int answer(std::size_t text_bytes, std::size_t customer_id_bytes, std::size_t tokens) {
  PackedReader reader = start_packed_call(text_bytes + customer_id_bytes, text_bytes, tokens);
  return finish(leave_answer(reader, {input() + text_bytes, customer_id_bytes}));
}

// Input: a URL. The result is the length of the value, or -1 where there is none.
int tos_value(std::size_t url_bytes) {
  start_call(url_bytes);
  return finish(leave_tos_value({input(), url_bytes}));
}

std::size_t input_address() { return reinterpret_cast<std::size_t>(input()); }

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
  emscripten::function("outputAddress", &output_address);
  emscripten::function("wipe", &wipe);
}
