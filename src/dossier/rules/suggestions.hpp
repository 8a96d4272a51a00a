// What the sender of a value most likely meant (section 5, Suggestions); nothing, or an empty text,
// where nobody can tell.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "dossier/text/short_text.hpp"

namespace dossier::rules {

using MaybeText = std::optional<std::string_view>;

// `unknown_value` and `unknown_member`: the candidate with the same letters, else the nearest. All
// candidates are ASCII.
MaybeText meant(std::string_view given, std::span<const std::string_view> candidates);

// `invalid_country`: a code of kCountries.
ShortText meant_country(std::string_view given);

// `invalid_date`: a real day as the contract writes it.
ShortText meant_date(std::string_view given);

// `state_not_iso3166_2`: a code of kUsStates.
MaybeText meant_state(std::string_view given);

}  // namespace dossier::rules
