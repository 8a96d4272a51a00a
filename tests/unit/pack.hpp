// What the JavaScript side makes of a value, made of a nlohmann value.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "dossier/context.hpp"
#include "dossier/read/packed_reader.hpp"
#include "dossier/report.hpp"

namespace dossier::tests {

// The tokens and the text of a packed value or body.
struct Packed {
  std::vector<std::uint32_t> tokens;
  std::string text;

  PackedReader reader() const { return PackedReader(tokens, text); }
};

// One token, with the length of its string or the like.
std::uint32_t token(std::uint32_t tag, std::size_t number = 0);
std::uint32_t token(PackedTag tag, std::size_t number = 0);

// The tag of a member in a packed body.
std::uint32_t body_tag(Member member);

// Packs any value.
Packed pack(const nlohmann::ordered_json& value);

// Packs a body; nothing where it has other members than those of the contract, or of other types.
std::optional<Packed> pack_body(const nlohmann::ordered_json& value);

// The report of the body that follows in a reader.
Report judge_packed(PackedReader& reader, const Context& context);

}  // namespace dossier::tests
