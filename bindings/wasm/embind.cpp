// The door between JavaScript and the rules: call.hpp says how a call goes.
#include <emscripten/bind.h>

#include <cstdint>
#include <variant>

#include "call.hpp"
#include "dossier/read/body.hpp"
#include "dossier/read/context.hpp"
#include "dossier/read/packed_reader.hpp"
#include "dossier/rules/find.hpp"
#include "leave_findings.hpp"
#include "memory.hpp"

namespace dossier::wasm {
namespace {

// Starts a call with an input of so many bytes and, behind them at the next multiple of four, so
// many tokens. The tokens' text is the first `text_bytes` of the bytes.
PackedReader start_packed_call(std::size_t bytes, std::size_t text_bytes, std::size_t tokens) {
  const std::size_t tokens_at = (bytes + sizeof(std::uint32_t) - 1) & ~(sizeof(std::uint32_t) - 1);
  start_arena(tokens_at + tokens * sizeof(std::uint32_t));
  return {{reinterpret_cast<const std::uint32_t*>(input() + tokens_at), tokens},
          {input(), text_bytes}};
}

// Reads the context, and judges the body that `read` reads. The result is that of the context's
// error, plus kError; or of what was found; or, where nothing was, the rules that are undecided,
// negated.
template <class Read>
[[gnu::noinline]] int judge(PackedReader& reader, Read read) {
  const auto context = parse_context(reader);
  if (const auto* error = std::get_if<ContextError>(&context)) {
    return leave(error->message) + kError;
  }
  const Body body = read();
  const Context& facts = *std::get_if<Context>(&context);
  const Findings findings = find(body, facts);
  const std::uint32_t undecided = undecided_by(facts);
  return findings.empty() ? -static_cast<int>(undecided) : leave(findings, undecided);
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
  emscripten::function("wipe", &recover);
}
