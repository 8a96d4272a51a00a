// What must not compile: findings with params that the catalogue does not declare. Compiled once
// for each number by wrong_params.cmake; 0 is the one that compiles.
#include <string_view>

#include "dossier/rules/findings.hpp"

using namespace dossier;

void add_one(Findings& findings, const Location& at) {
#if WRONG == 0
  findings.add<Code::file_count>(at, 2, 1);
#elif WRONG == 1  // too few
  findings.add<Code::file_count>(at, 2);
#elif WRONG == 2  // too many
  findings.add<Code::file_count>(at, 2, 1, 1);
#elif WRONG == 3  // none at all
  findings.add<Code::file_count>(at);
#elif WRONG == 4  // of another type
  findings.add<Code::file_count>(at, std::string_view("2"), 1);
#elif WRONG == 5  // in another order
  findings.add<Code::side_duplicate>(at, at, std::string_view("FRONT"));
#elif WRONG == 6  // where there are none
  findings.add<Code::required>(at, 1);
#endif
}
