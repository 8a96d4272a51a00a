// Where the facts stand in a context, and what each is (section 2).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dossier/contract.hpp"

namespace dossier {

// Section 2: the types that a fact of the context may have.
enum class FactType : std::uint8_t { date, text, boolean, texts };

struct FactRow {
  std::string_view object;  // the member of the context that holds it; "" for the context itself
  std::string_view name;
  FactType type;
};

inline constexpr std::array<FactRow, 9> kFacts = {{
    {"", "today", FactType::date},
    {"customer", "customer_type", FactType::text},
    {"customer", "api_version", FactType::text},
    {"customer", "customer_status", FactType::text},
    {"customer", "country_of_residence", FactType::text},
    {"customer", "attach_in_flight", FactType::boolean},
    {"client", "selfie_required", FactType::boolean},
    {"", "uploaded_uris", FactType::texts},
    {"", "tos_policies_value", FactType::text},
}};
static_assert(kFacts.size() == static_cast<std::size_t>(Fact::none));

}  // namespace dossier
