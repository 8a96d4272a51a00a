#include "server/http/threads.hpp"

#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

namespace dossier::sandbox {
namespace {

constexpr std::chrono::seconds kIdleThread(10);

}  // namespace

Threads::~Threads() {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  changed_.notify_all();
  changed_.wait(lock, [&] { return threads_ == 0; });
}

void Threads::run(Job job) {
  const std::lock_guard lock(mutex_);
  jobs_.push_back(std::move(job));
  if (idle_ < jobs_.size() && threads_ < at_most_) {
    try {
      std::thread([this] { work(); }).detach();  // the destructor waits for it by its count
      ++threads_;
    } catch (const std::system_error&) {
      // The system has no more threads: the job waits for one of those there are.
    }
  }
  changed_.notify_one();
}

void Threads::work() {
  {
    Engine engine(handler_, rules_);
    while (Job job = next_job()) job(engine);
  }
  // The last touch, because the destructor may be waiting for it.
  const std::lock_guard lock(mutex_);
  --threads_;
  changed_.notify_all();
}

Threads::Job Threads::next_job() {
  std::unique_lock lock(mutex_);
  ++idle_;
  changed_.wait_for(lock, kIdleThread, [&] { return stopping_ || !jobs_.empty(); });
  --idle_;
  if (jobs_.empty()) return nullptr;
  Job job = std::move(jobs_.front());
  jobs_.pop_front();
  return job;
}

}  // namespace dossier::sandbox
