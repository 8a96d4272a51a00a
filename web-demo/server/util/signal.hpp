// Wakes threads that wait for news.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <utility>

namespace dossier::sandbox {

// Counts what has happened. A thread notes the count, looks at the store, and waits until the count
// has moved on: nothing that happens in between is missed.
class Signal {
 public:
  std::uint64_t count() const {
    const std::lock_guard lock(mutex_);
    return count_;
  }

  // Who is to be told too, without waiting. To be set before anything is raised.
  void tell(std::function<void()> listener) { listener_ = std::move(listener); }

  void raise() {
    {
      const std::lock_guard lock(mutex_);
      ++count_;
    }
    raised_.notify_all();
    if (listener_) listener_();
  }

  // Ends every wait, now and from now on.
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    raised_.notify_all();
    if (listener_) listener_();
  }

  bool stopped() const {
    const std::lock_guard lock(mutex_);
    return stopped_;
  }

  // Until the count is beyond `seen`, the time is over, or all waiting ends.
  void wait(std::uint64_t seen, std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    raised_.wait_for(lock, at_most, [&] { return stopped_ || count_ != seen; });
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable raised_;
  std::function<void()> listener_;
  std::uint64_t count_ = 0;
  bool stopped_ = false;
};

}  // namespace dossier::sandbox
