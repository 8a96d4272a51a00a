// How many of something there are at once.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>

namespace dossier::sandbox {

class Quota {
 public:
  // Takes one of `at_most`, for as long as the result lives; null if all are taken.
  std::shared_ptr<void> take(std::size_t at_most) {
    if (taken_.fetch_add(1) >= at_most) {
      --taken_;
      return nullptr;
    }
    return {this, [](Quota* quota) { --quota->taken_; }};
  }

 private:
  std::atomic<std::size_t> taken_ = 0;
};

}  // namespace dossier::sandbox
