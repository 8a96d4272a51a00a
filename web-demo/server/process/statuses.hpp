// The statuses that a customer may have.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace dossier::sandbox {

// Section 8.
inline constexpr std::array<std::string_view, 9> kCustomerStatuses = {
    "INCOMPLETE",    "PROCESSING",      "REVIEWING", "APPROVED", "ASSOCIATED_PARTIES_REMAINING",
    "IN_COMPLIANCE", "ACTION_REQUIRED", "REJECTED",  "ON_HOLD"};

constexpr bool is_customer_status(std::string_view name) {
  return std::find(kCustomerStatuses.begin(), kCustomerStatuses.end(), name) !=
         kCustomerStatuses.end();
}

}  // namespace dossier::sandbox
