#include "server/process/loop.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "server/util/clock.hpp"
#include "server/util/log.hpp"

namespace dossier::sandbox {

using std::chrono::milliseconds;

Loop::Loop(Signal& news, std::string name, Work work)
    : news_(news), name_(std::move(name)), work_(std::move(work)), thread_([this] { run(); }) {}

Loop::~Loop() {
  news_.stop();
  thread_.join();
}

milliseconds Loop::until(std::int64_t time_ms) {
  return std::clamp(milliseconds(time_ms - steady_ms()), milliseconds(1), kNothingToDo);
}

void Loop::run() {
  while (!news_.stopped()) {
    const std::uint64_t seen = news_.count();
    milliseconds wait(1000);
    try {
      wait = work_();
    } catch (const std::exception& error) {
      log("trouble", {{"in", name_}, {"problem", error.what()}});
    }
    if (wait > milliseconds(0)) news_.wait(seen, wait);
  }
}

}  // namespace dossier::sandbox
