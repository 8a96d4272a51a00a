// The plan of a document: what a form should ask for it (section 9).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "dossier/contract.hpp"

namespace dossier {

// What an identity or address document of some type needs. It owns nothing: its texts are the
// contract's own and live for ever.
struct Plan {
  std::string_view type;
  ObjectKind kind;                                // identity or address
  std::array<Need, kDetailMembers.size()> needs;  // in the order of kDetailMembers
  std::uint32_t file_count;
  Need side;  // of each file: required or optional; its values are kSides

  // What the plan says of a member, which is one of kDetailMembers that the kind has.
  Need need(Member member) const;
};

// Why there is no plan.
struct PlanError {
  std::string message;  // a sentence that names what is allowed
};

// The plan of a document of that type, issued by that country. Without a country, or with a blank
// one, the state of a driver's license is `conditional`.
//
// A body that is built from the plan has no violation. It is an error where the type is none of the
// contract's, or the country is not a code of ISO 3166-1 alpha-3; both are compared exactly.
std::variant<Plan, PlanError> describe(std::string_view type,
                                       std::optional<std::string_view> country);

// The plan as text: compact JSON, the same bytes on every platform.
std::string to_json(const Plan& plan);

}  // namespace dossier
