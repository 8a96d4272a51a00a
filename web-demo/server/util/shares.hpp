// How many of something there are at once, and how many of them one client has.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace dossier::sandbox {

class Shares {
 public:
  // Of at most `all`, one client has at most `each`.
  Shares(std::size_t all, std::size_t each) : all_(all), each_(each) {}

  // Takes one for as long as the result lives; null if there is none left for this client.
  std::shared_ptr<void> take(const std::string& client) {
    const std::lock_guard lock(mutex_);
    if (taken_ == all_) return nullptr;
    const auto share = shares_.try_emplace(client, 0).first;
    if (share->second == each_) return nullptr;
    std::shared_ptr<void> taken(this, [client](Shares* shares) { shares->give_back(client); });
    ++share->second;
    ++taken_;
    return taken;
  }

 private:
  void give_back(const std::string& client) {
    const std::lock_guard lock(mutex_);
    const auto share = shares_.find(client);
    if (--share->second == 0) shares_.erase(share);
    --taken_;
  }

  const std::size_t all_;
  const std::size_t each_;
  std::mutex mutex_;
  std::size_t taken_ = 0;
  std::unordered_map<std::string, std::size_t> shares_;
};

}  // namespace dossier::sandbox
