// Facts by their names in a context.
#pragma once

#include <cstddef>
#include <string>

#include "dossier/contract.hpp"
#include "dossier/tables/facts.hpp"

namespace dossier::cli {

// "today", "customer.customer_type"; not for Fact::none.
inline std::string full_name(Fact fact) {
  const FactRow& row = kFacts[static_cast<std::size_t>(fact)];
  std::string name(row.object);
  if (!name.empty()) name.push_back('.');
  return name.append(row.name);
}

}  // namespace dossier::cli
