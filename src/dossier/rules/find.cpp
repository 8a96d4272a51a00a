#include "dossier/rules/find.hpp"

#include "dossier/rules/rules.hpp"

namespace dossier {
namespace {

// Stage 1, whose faults exclude each other; false where there is none.
bool find_fault(const Body& body, Findings& findings) {
  const Location whole;
  switch (body.fault) {
    case ReadFault::too_large:
      findings.add<Code::body_too_large>(whole, kMaxBodyBytes, body.bytes);
      return true;
    case ReadFault::malformed:
      findings.add<Code::malformed_json>(whole, body.bytes);
      return true;
    case ReadFault::too_deep:
      findings.add<Code::body_too_deep>(whole, kMaxDepth);
      return true;
    case ReadFault::none:
      break;
  }
  if (body.duplicate.empty()) return false;
  findings.add<Code::duplicate_member>(whole);
  findings.duplicate = body.duplicate;
  return true;
}

}  // namespace

Findings find(const Body& body, const Context& context) {
  Findings findings;
  if (find_fault(body, findings)) return findings;
  const AttachRequest& request = body.request;
  rules::check_customer(context, findings);
  rules::check_body(request, context, findings);
  rules::check_documents(request, context, findings);
  rules::check_files(request, findings);
  rules::check_ownership(request, context, findings);
  rules::advise(request, context, findings);
  return findings;
}

}  // namespace dossier
