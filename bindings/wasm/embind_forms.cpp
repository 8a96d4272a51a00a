// What dossier-forms.wasm has beyond the rules (embind.cpp), for forms: plans of documents, and the
// look at a file before its upload.
#include <emscripten/bind.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <variant>

#include "call.hpp"
#include "dossier/describe.hpp"
#include "dossier/forms/file_report.hpp"
#include "dossier/forms/file_walk.hpp"
#include "memory.hpp"

namespace dossier::wasm {
namespace {

[[gnu::noinline]] int make_plan(std::string_view type, std::optional<std::string_view> country) {
  const auto plan = describe(type, country);
  if (const auto* error = std::get_if<PlanError>(&plan)) return leave(error->message) + kError;
  return leave(to_json(*std::get_if<Plan>(&plan)));
}

// Input: the name of a type, then a country; so many of its bytes, or -1 where none is given. The
// result is that of the plan's JSON text; or of an error, plus kError.
int plan_of(std::size_t type_bytes, int country_bytes) {
  const std::size_t present = country_bytes < 0 ? 0 : static_cast<std::size_t>(country_bytes);
  start_arena(type_bytes + present);
  const std::string_view country(input() + type_bytes, present);
  return finish(
      make_plan({input(), type_bytes}, country_bytes < 0 ? std::nullopt : std::optional(country)));
}

// A look at a file takes many calls, and nothing outlives a call: so JavaScript keeps its state,
// which it gets and hands on as bytes. There are none at its beginning.
FileWalk read_state(const char* bytes, std::size_t count) {
  FileWalk walk;
  if (count == sizeof walk) std::memcpy(&walk, bytes, count);
  return walk;
}

[[gnu::noinline]] int feed_look(std::string_view state, std::string_view piece) {
  FileWalk walk = read_state(state.data(), state.size());
  walk.feed(piece);
  return leave({reinterpret_cast<const char*>(&walk), sizeof walk});
}

// Input: the state of a look, then the next bytes of the file. The output is the state that they
// lead to.
int look_on(std::size_t state_bytes, std::size_t piece_bytes) {
  start_arena(state_bytes + piece_bytes);
  return finish(feed_look({input(), state_bytes}, {input() + state_bytes, piece_bytes}));
}

[[gnu::noinline]] int report_look(std::string_view name, std::string_view state,
                                  std::uint64_t unread) {
  FileWalk walk = read_state(state.data(), state.size());
  walk.skip(unread);
  return leave(to_json(make_file_report(walk.facts(), name)));
}

// Input: a file's name, then the state of the look at it. The two numbers are the halves of that of
// the bytes which FileLook::skip() may leave out. The output is the JSON text of the report.
int file_report(std::size_t name_bytes, std::size_t state_bytes, std::uint32_t unread_high,
                std::uint32_t unread_low) {
  start_arena(name_bytes + state_bytes);
  const std::uint64_t unread = std::uint64_t{unread_high} << 32U | unread_low;
  return finish(report_look({input(), name_bytes}, {input() + name_bytes, state_bytes}, unread));
}

}  // namespace
}  // namespace dossier::wasm

EMSCRIPTEN_BINDINGS(dossier_forms) {
  using namespace dossier::wasm;
  emscripten::function("planOf", &plan_of);
  emscripten::function("lookOn", &look_on);
  emscripten::function("fileReport", &file_report);
}
