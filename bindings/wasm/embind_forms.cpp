// What dossier-forms.wasm has beyond the rules (embind.cpp), for forms: plans of documents, and the
// look at a file before its upload.
#include <emscripten/bind.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>

#include "call.hpp"
#include "dossier/check_file.hpp"
#include "dossier/describe.hpp"
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

[[gnu::noinline]] int look_at_file(std::string_view name, std::string_view head,
                                   std::string_view tail, std::size_t size) {
  return leave(to_json(check_file(head, tail, name, size)));
}

// Input: a file's name, its head and its tail. The output is the JSON text of the report. Of the
// size of a file, a number that is too large for its type may be cut down to that type's largest.
int file_report(std::size_t name_bytes, std::size_t head_bytes, std::size_t tail_bytes,
                std::size_t size) {
  start_arena(name_bytes + head_bytes + tail_bytes);
  const char* const head = input() + name_bytes;
  return finish(look_at_file({input(), name_bytes}, {head, head_bytes},
                             {head + head_bytes, tail_bytes}, size));
}

}  // namespace
}  // namespace dossier::wasm

EMSCRIPTEN_BINDINGS(dossier_forms) {
  using namespace dossier::wasm;
  emscripten::function("planOf", &plan_of);
  emscripten::function("fileReport", &file_report);
}
