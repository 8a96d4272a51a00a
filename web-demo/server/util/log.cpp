#include "server/util/log.hpp"

#include <unistd.h>

#include <string>

#include "server/util/clock.hpp"

namespace dossier::sandbox {

void log(std::string_view event, nlohmann::ordered_json fields) {
  nlohmann::ordered_json line = {{"at", timestamp(now_ms())}, {"event", event}};
  line.update(fields);
  const std::string text =
      line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  // One write, so that lines of several threads do not mix. A log that nobody reads is no trouble.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace dossier::sandbox
