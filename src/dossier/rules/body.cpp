#include <algorithm>

#include "dossier/rules/rules.hpp"

namespace dossier::rules {
namespace {

void check_identity_list(const AttachRequest& request, const Context& context, Findings& findings) {
  const Place at{.member = Member::identifying_documents};
  if (!expect(JsonType::array, request[Member::identifying_documents], true, at, findings)) return;
  if (request.identity_count == 0) findings.add<Code::empty>(at.location());

  const bool has_selfie =
      std::any_of(request.documents.begin(), request.documents.end(),
                  [](const Document& document) { return document.is(DocumentRole::selfie); });
  if (context.client.selfie_required == true && !has_selfie) {
    findings.add<Code::selfie_required>(at.location());
  }
}

void check_address_list(const AttachRequest& request, Findings& findings) {
  const Place at{.member = Member::address_documents};
  if (!expect(JsonType::array, request[Member::address_documents], true, at, findings)) return;
  if (request.address_count != kAddressDocumentCount) {
    findings.add<Code::address_document_count>(at.location(), kAddressDocumentCount,
                                               request.address_count);
  }
}

void check_tos(const AttachRequest& request, const Context& context, Findings& findings) {
  const Place at{.member = Member::tos_policies_value};
  const Value& tos = request[Member::tos_policies_value];
  if (!expect(JsonType::string, tos, true, at, findings)) return;
  if (is_blank(tos.text)) {
    refuse(tos.text, at, {}, findings);
  } else if (context.tos_policies_value && tos.text != *context.tos_policies_value) {
    findings.add<Code::tos_mismatch>(at.location());
  }
}

}  // namespace

void check_body(const AttachRequest& request, const Context& context, Findings& findings) {
  if (request.body.type != JsonType::object) {
    findings.add<Code::type_mismatch>(Location(), JsonType::object, request.body.type);
    return;
  }
  check_identity_list(request, context, findings);
  check_address_list(request, findings);
  check_tos(request, context, findings);
  for (const WrongEntry& entry : request.wrong_entries) {
    findings.add<Code::type_mismatch>(Location() / entry.list / entry.index, JsonType::object,
                                      entry.type);
  }
}

}  // namespace dossier::rules
