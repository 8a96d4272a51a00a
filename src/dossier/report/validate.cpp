#include "dossier/validate.hpp"

#include "dossier/reading.hpp"
#include "dossier/report/make_report.hpp"
#include "dossier/rules/find.hpp"

namespace dossier {

Report judge(const Reading& body, const Context& context) {
  return make_report(find(body.body(), context), context);
}

Report validate(std::string_view body, const Context& context) {
  const Body read = read_text(body);
  return make_report(find(read, context), context);
}

}  // namespace dossier
