// What README.md shows to those who use the library.
#include <iostream>
#include <string>
#include <variant>

#include "dossier/http_answer.hpp"
#include "dossier/reading.hpp"
#include "dossier/tos.hpp"
#include "dossier/validate.hpp"

bool takes_nlohmann();

int main() {
  auto context = dossier::parse_context(R"({"today":"2026-11-22"})");
  if (const auto* error = std::get_if<dossier::ContextError>(&context)) {
    std::cerr << error->message << '\n';
    return 1;
  }
  const dossier::Report report =
      dossier::validate("{}", std::get<dossier::Context>(std::move(context)));
  const dossier::Reading unread = dossier::too_large_body(dossier::kMaxBodyBytes + 1);
  const dossier::HttpAnswer answer = dossier::http_answer(report, "");
  std::cout << dossier::to_json(report) << '\n' << answer.body << '\n';
  const bool right = !report.ok() && report.status() == 422 && report.violations.size() == 3 &&
                     report.violations[0].code == dossier::Code::required && answer.status == 422 &&
                     dossier::judge(unread, dossier::Context()).status() == 400 &&
                     dossier::tos_policies_value("?tos_policies_value=1") == "1" &&
                     takes_nlohmann();
  return right ? 0 : 1;
}
