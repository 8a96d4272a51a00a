#include "dossier/codes.hpp"

#include "dossier/text/text_table.hpp"

namespace dossier {
namespace {

constexpr auto kNames = text_table<kRules>([](const Rule& rule) { return rule.name; });
constexpr auto kFileNames = text_table<kFileRules>([](const FileRule& rule) { return rule.name; });

}  // namespace

std::string_view name_of(Code code) { return kNames[static_cast<std::size_t>(code)]; }

std::string_view name_of(FileCode code) { return kFileNames[static_cast<std::size_t>(code)]; }

std::optional<Code> find_code(std::string_view name) {
  const std::size_t row = kNames.find(name);
  return row < kNames.size() ? std::optional(static_cast<Code>(row)) : std::nullopt;
}

}  // namespace dossier
