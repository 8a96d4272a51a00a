#include "server/store/settings.hpp"

namespace dossier::sandbox {

Settings load_settings(Transaction& transaction) {
  Settings settings;
  Query query = transaction->query("SELECT name, value FROM settings");
  while (query.next()) {
    const std::string name = query.text(0);
    if (name == "today") settings.today = query.text(1);
    if (name == "held") settings.held = true;
    if (name == "delay_ms") settings.delay_ms = query.integer(1);
  }
  return settings;
}

void save_settings(Transaction& transaction, const Settings& settings) {
  transaction->query("DELETE FROM settings").run();
  const auto save = [&](const char* name, const std::string& value) {
    transaction->query("INSERT INTO settings (name, value) VALUES (?, ?)", name, value).run();
  };
  if (settings.today) save("today", *settings.today);
  if (settings.held) save("held", "true");
  if (settings.delay_ms) save("delay_ms", std::to_string(*settings.delay_ms));
}

}  // namespace dossier::sandbox
