#include "dossier/rules/rules.hpp"

namespace dossier::rules {

void add_mismatch(JsonType expected, const Value& value, bool required, const Place& at,
                  Findings& findings) {
  if (value.named()) {
    findings.add<Code::type_mismatch>(at.location(), expected, value.type);
  } else if (required) {
    findings.add<Code::required>(at.location());
  }
}

}  // namespace dossier::rules
