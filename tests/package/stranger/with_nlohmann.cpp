#include <nlohmann/json.hpp>

#include "dossier/nlohmann.hpp"
#include "dossier/validate.hpp"

bool takes_nlohmann() {
  const dossier::Report report = dossier::validate(nlohmann::json::object(), dossier::Context());
  const nlohmann::ordered_json answer = report;
  return answer.dump() == dossier::to_json(dossier::validate("{}", dossier::Context()));
}
