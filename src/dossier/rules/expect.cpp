#include "dossier/rules/rules.hpp"
#include "dossier/rules/suggestions.hpp"

namespace dossier::rules {

void add_mismatch(JsonType expected, const Value& value, bool required, const Place& at,
                  Findings& findings) {
  if (value.named()) {
    findings.add<Code::type_mismatch>(at.location(), expected, value.type);
  } else if (required) {
    findings.add<Code::required>(at.location());
  }
}

void refuse(std::string_view text, const Place& at, std::span<const std::string_view> allowed,
            Findings& findings) {
  const Location place = at.location();
  if (is_blank(text)) return findings.add<Code::empty>(place);
  if (!allowed.empty()) {
    return findings.add<Code::unknown_value>(place, allowed, text, meant(text, allowed));
  }
  const bool is_country = at.member == Member::country;
  const MaybeText suggestion = findings.keep(is_country ? meant_country(text) : meant_date(text));
  if (is_country) {
    findings.add<Code::invalid_country>(place, suggestion);
  } else {
    findings.add<Code::invalid_date>(place, suggestion);
  }
}

}  // namespace dossier::rules
