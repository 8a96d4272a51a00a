#include "dossier/fixes.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "dossier/tables/fixes.hpp"
#include "dossier/text/json_text.hpp"

namespace dossier {
namespace {

// What a finding suggests; null where it suggests nothing.
const std::string* suggestion_of(const Finding& finding) {
  const auto& declared = params_of(finding.code);
  for (std::size_t i = 0; i < kMaxParams; ++i) {
    if (declared[i].name == kSuggestion && finding.params[i].type != ParamType::none) {
      return &finding.params[i].text;
    }
  }
  return nullptr;
}

// A path up to its last token. (An escaped token has no `/`.)
std::string_view parent_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

std::optional<Fix> fix_of(const Finding& finding) {
  const FixRow* const row = find_fix(finding.code);
  if (row == nullptr) return std::nullopt;
  const std::string_view parent = parent_of(finding.path);
  if (row->only_at && finding.path.substr(parent.size()) != name_of(*row->only_at)) {
    return std::nullopt;
  }
  Fix fix{finding.code, finding.path, row->operation, {}, {}};
  if (row->operation == FixOperation::remove) return fix;
  const std::string* const suggestion = suggestion_of(finding);
  if (suggestion == nullptr) return std::nullopt;
  if (row->operation == FixOperation::replace) {
    fix.value = *suggestion;
  } else {
    fix.to = std::string(parent) + *suggestion;  // a name of the contract, which needs no escapes
  }
  return fix;
}

// The `path` of the operation.
const std::string& target_of(const Fix& fix) {
  return fix.operation == FixOperation::move ? fix.to : fix.path;
}

void append_member(std::string& to, std::string_view before, std::string_view value) {
  to.append(before);
  append_json_string(to, value);
}

void append_fix(std::string& to, const Fix& fix) {
  append_member(to, "{\"code\":", name_of(fix.code));
  append_member(to, ",\"path\":", fix.path);
  append_member(to, ",\"operation\":{\"op\":", name_of(fix.operation));
  if (fix.operation == FixOperation::move) append_member(to, ",\"from\":", fix.path);
  append_member(to, ",\"path\":", target_of(fix));
  if (fix.operation == FixOperation::replace) append_member(to, ",\"value\":", fix.value);
  to.append("}}");
}

}  // namespace

std::vector<Fix> fixes(const Report& report) {
  std::vector<Fix> all;
  for (const auto* list : {&report.violations, &report.advice}) {
    for (const Finding& finding : *list) {
      std::optional<Fix> fix = fix_of(finding);
      if (!fix) continue;
      const bool is_first = std::none_of(all.begin(), all.end(), [&](const Fix& earlier) {
        return target_of(earlier) == target_of(*fix);
      });
      if (is_first) all.push_back(std::move(*fix));
    }
  }
  return all;
}

std::string to_json(std::span<const Fix> fixes) {
  std::string text = "[";
  append_list(text, fixes, append_fix);
  return text.append("]");
}

}  // namespace dossier
