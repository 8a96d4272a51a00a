#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/tables/fixes.hpp"
#include "generate.hpp"
#include "typescript.hpp"

namespace dossier::generate {

std::string typescript_fixes() {
  std::vector<std::string_view> codes;
  nlohmann::ordered_json rows;
  for (const FixRow& row : kFixes) {
    codes.push_back(name_of(row.code));
    auto& made = rows[std::string(name_of(row.code))];
    made.push_back(name_of(row.operation));
    if (row.only_at) made.push_back(name_of(*row.only_at));
  }
  std::ostringstream out;
  out << kNotice << "\n"
      << comment("", "The code of a finding for which there may be a fix.")
      << "export type FixCode = " << union_of(codes) << ";\n\n"
      << comment("",
                 "What there is to do about a finding, and the one member at which, if not at any.")
      << "export const fixRows: Readonly<Record<FixCode, readonly [" << union_of(kFixOperationNames)
      << ", string?]>> = " << rows.dump() << ";\n";
  return out.str();
}

}  // namespace dossier::generate
