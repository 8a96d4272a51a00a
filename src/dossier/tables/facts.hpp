// The facts of a context: where each stands, as JSON and in C++ (section 2). What they are follows
// from the types of the context's members; which rules need them stands with the rules.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "dossier/context.hpp"
#include "dossier/contract.hpp"
#include "dossier/date.hpp"

namespace dossier {

template <class Get>
struct FactPlace {
  std::string_view object;  // the member of the context that holds it; "" for the context itself
  std::string_view name;
  Get get;  // the member of a Context
};
template <class Get>
FactPlace(std::string_view, std::string_view, Get) -> FactPlace<Get>;

// In the order of the enumerators; those of one object stand together.
inline constexpr std::tuple kFactPlaces = {
    FactPlace{"", "today", [](auto& context) -> auto& {return context.today;
}  // namespace dossier
}
, FactPlace{"customer", "customer_type",
            [](auto& context) -> auto& {return context.customer.customer_type;
}
}
, FactPlace{"customer", "api_version",
            [](auto& context) -> auto& {return context.customer.api_version;
}
}
, FactPlace{"customer", "customer_status",
            [](auto& context) -> auto& {return context.customer.customer_status;
}
}
, FactPlace{"customer", "country_of_residence",
            [](auto& context) -> auto& {return context.customer.country_of_residence;
}
}
, FactPlace{"customer", "attach_in_flight",
            [](auto& context) -> auto& {return context.customer.attach_in_flight;
}
}
, FactPlace{"client", "selfie_required",
            [](auto& context) -> auto& {return context.client.selfie_required;
}
}
, FactPlace{"", "uploaded_uris", [](auto& context) -> auto& {return context.uploaded_uris;
}
}
, FactPlace{"", "tos_policies_value", [](auto& context) -> auto& {return context.tos_policies_value;
}
}
,
}
;

// Calls `visit` with each fact's member of a context, in their order.
template <class AnyContext, class Visit>
constexpr void visit_facts(AnyContext& context, Visit visit) {
  std::apply([&](const auto&... places) { (visit(places.get(context)), ...); }, kFactPlaces);
}

// The types that a fact may have.
enum class FactType : std::uint8_t { date, text, boolean, texts };

template <class Value>
inline constexpr FactType kFactType = [] {
  if constexpr (std::is_same_v<Value, std::optional<Date>>) return FactType::date;
  if constexpr (std::is_same_v<Value, std::optional<std::string>>) return FactType::text;
  if constexpr (std::is_same_v<Value, std::optional<bool>>) return FactType::boolean;
  if constexpr (std::is_same_v<Value, std::optional<std::vector<std::string>>>)
    return FactType::texts;
}();

struct FactRow {
  std::string_view object;
  std::string_view name;
  FactType type;
};

inline constexpr auto kFacts = std::apply(
    [](const auto&... places) {
      return std::array{FactRow{
          places.object, places.name,
          kFactType<std::remove_cvref_t<decltype(places.get(std::declval<Context&>()))>>}...};
    },
    kFactPlaces);
static_assert(kFacts.size() == static_cast<std::size_t>(Fact::none));

constexpr const FactRow& row_of(Fact fact) { return kFacts[static_cast<std::size_t>(fact)]; }

// "today", "customer.customer_type"; not for Fact::none.
inline std::string full_name(Fact fact) {
  const FactRow& row = row_of(fact);
  std::string name(row.object);
  if (!name.empty()) name.push_back('.');
  return name.append(row.name);
}

}  // namespace dossier
