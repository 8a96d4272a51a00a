// A thread that does what is due.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>

#include "server/util/signal.hpp"

namespace dossier::sandbox {

// Calls a function again and again until waiting ends. It returns how long there is nothing to do
// for it, unless there is news. What it throws is logged, and it is called again after a second.
class Loop {
 public:
  using Work = std::function<std::chrono::milliseconds()>;

  static constexpr std::chrono::milliseconds kNothingToDo{60'000};

  Loop(Signal& news, std::string name, Work work);
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  ~Loop();  // ends all waiting for news

  // How long until this time; at least a millisecond, at most kNothingToDo.
  static std::chrono::milliseconds until(std::int64_t time_ms);

 private:
  void run();

  Signal& news_;
  std::string name_;
  Work work_;
  std::thread thread_;
};

}  // namespace dossier::sandbox
