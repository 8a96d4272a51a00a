// Threads for requests: as many as there are requests, up to a limit.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

#include "server/http/engine.hpp"

namespace dossier::sandbox {

// Starts threads as they are needed, each with an Engine, and ends them when they have been idle
// for a while. One is always there, for when the system has no more.
class Threads {
 public:
  using Job = std::function<void(Engine&)>;

  Threads(std::size_t at_most, const Handler& handler, std::string rules);
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;
  ~Threads();  // waits until all jobs are done

  void run(Job job);

 private:
  void start_one();
  void work();
  Job next_job();  // null if this thread is no longer needed

  const std::size_t at_most_;
  const Handler& handler_;
  const std::string rules_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::size_t threads_ = 0;
  std::size_t idle_ = 0;
  bool stopping_ = false;
};

}  // namespace dossier::sandbox
