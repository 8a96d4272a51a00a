#include "server/process/worker.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <limits>
#include <optional>

#include "server/store/attaches.hpp"
#include "server/store/settings.hpp"
#include "server/util/clock.hpp"
#include "server/util/log.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::int64_t kLongWaitMs = 60'000;
constexpr std::int64_t kAfterTroubleMs = 1000;

// Takes a step if one is due. How long to wait for the next.
std::int64_t work_once(App& app) {
  Transaction transaction(app.store);
  const Settings settings = load_settings(transaction);
  if (settings.held) return kLongWaitMs;
  const std::int64_t now = now_ms();
  const std::int64_t delay = settings.delay_ms.value_or(app.config.step_delay_ms);
  if (take_step(transaction, now, delay)) {
    transaction.commit();
    app.news.raise();
    return 0;
  }
  return std::clamp<std::int64_t>(next_step_at(transaction).value_or(now + kLongWaitMs) - now, 1,
                                  kLongWaitMs);
}

}  // namespace

Worker::Worker(App& app) : app_(app), thread_([this] { work(); }) {}

Worker::~Worker() {
  app_.news.stop();
  thread_.join();
}

void Worker::work() {
  while (!app_.news.stopped()) {
    const std::uint64_t seen = app_.news.count();
    std::int64_t wait = kAfterTroubleMs;
    try {
      wait = work_once(app_);
    } catch (const std::exception& error) {
      log("worker_trouble", {{"problem", error.what()}});
    }
    if (wait > 0) app_.news.wait(seen, std::chrono::milliseconds(wait));
  }
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
