#include "dossier/rules/rules.hpp"

namespace dossier::rules {

void check_customer(const Context& context, Findings& findings) {
  const Location body;
  const Context::Customer& customer = context.customer;

  if (customer.customer_type && *customer.customer_type != kIndividual) {
    findings.add<Code::customer_type_not_individual>(body);
  }
  if (customer.api_version && *customer.api_version != kApiVersion) {
    findings.add<Code::api_version_not_v2>(body);
  }
  if (customer.customer_status &&
      find_text(kAttachableStatuses, *customer.customer_status) == kAttachableStatuses.size()) {
    findings.add<Code::customer_status_not_allowed>(body,
                                                    std::string_view(*customer.customer_status));
  }
  if (customer.attach_in_flight == true) {
    findings.add<Code::attach_in_flight>(body);
  }
}

}  // namespace dossier::rules
