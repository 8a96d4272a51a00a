// What the JavaScript side makes of a value, made of a nlohmann value.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dossier/read_packed.hpp"

namespace dossier::tests {

// The tokens and the text of a packed value.
struct Packed {
  std::vector<std::uint32_t> tokens;
  std::string text;

  PackedReader reader() const { return PackedReader(tokens, text); }
};

// One token: `name` is 0 or 1 + the Member that names the value.
std::uint32_t token(PackedTag tag, std::uint32_t name = 0, std::size_t length = 0);

// Packs a value. The contract's names become numbers, unless `spell_names` asks for the longer way,
// which means the same.
Packed pack(const nlohmann::ordered_json& value, bool spell_names = false);

}  // namespace dossier::tests
