// What the control API has set. It survives a restart, and ends with a reset.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "server/store/store.hpp"

namespace dossier::sandbox {

struct Settings {
  std::optional<std::string> today;      // YYYY-MM-DD; the UTC date if nothing
  bool held = false;                     // whether the worker takes no step by itself
  std::optional<std::int64_t> delay_ms;  // before each step; the server's own if nothing
};

Settings load_settings(Transaction& transaction);
void save_settings(Transaction& transaction, const Settings& settings);

}  // namespace dossier::sandbox
