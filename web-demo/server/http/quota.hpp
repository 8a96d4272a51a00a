// How many of something there are at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>

namespace dossier::sandbox {

class Quota {
 public:
  // Takes one of `at_most`, for as long as the result lives. If all are taken, waits for one to
  // become free; null if none does in this time.
  std::shared_ptr<void> take(std::size_t at_most,
                             std::chrono::seconds time = std::chrono::seconds(0)) {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, time, [&] { return taken_ < at_most; })) return nullptr;
    ++taken_;
    lock.unlock();  // the deleter locks, and is called at once if there is no memory for the result
    return {this, [](Quota* quota) { quota->give_back(); }};
  }

 private:
  void give_back() {
    const std::lock_guard lock(mutex_);
    --taken_;
    freed_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable freed_;
  std::size_t taken_ = 0;
};

}  // namespace dossier::sandbox
