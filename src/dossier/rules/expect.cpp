#include "dossier/rules/rules.hpp"

namespace dossier::rules {

bool expect(JsonType type, const Value& value, bool required, const Location& at,
            Findings& findings) {
  if (value.type == type) return true;
  if (value.named()) {
    findings.add<Code::type_mismatch>(at, type, value.type);
  } else if (required) {
    findings.add<Code::required>(at);
  }
  return false;
}

}  // namespace dossier::rules
