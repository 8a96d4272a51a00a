#include "server/process/worker.hpp"

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

#include "server/store/attaches.hpp"
#include "server/store/settings.hpp"
#include "server/util/clock.hpp"

namespace dossier::sandbox {
namespace {

// Takes a step if one is due. How long to wait for the next.
std::chrono::milliseconds work_once(App& app) {
  Transaction transaction(app.store);
  const Settings settings = load_settings(transaction);
  if (settings.held) return Loop::kNothingToDo;
  if (take_step(transaction, steady_ms(), settings.delay_ms.value_or(app.config.step_delay_ms))) {
    transaction.commit();
    app.news.raise();
    return std::chrono::milliseconds(0);
  }
  const std::optional<std::int64_t> next = next_step_at(transaction);
  return next ? Loop::until(*next) : Loop::kNothingToDo;
}

}  // namespace

Worker::Worker(App& app) : loop_(app.news, "worker", [&app] { return work_once(app); }) {
  Transaction transaction(app.store);
  const std::int64_t delay = load_settings(transaction).delay_ms.value_or(app.config.step_delay_ms);
  bring_steps_forward(transaction, steady_ms() + delay);
  transaction.commit();
  app.news.raise();
}

bool take_step_now(App& app) {
  Transaction transaction(app.store);
  const std::int64_t delay = load_settings(transaction).delay_ms.value_or(app.config.step_delay_ms);
  if (!take_step(transaction, std::numeric_limits<std::int64_t>::max(), delay)) return false;
  transaction.commit();
  app.news.raise();
  return true;
}

}  // namespace dossier::sandbox
