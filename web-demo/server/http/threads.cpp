#include "server/http/threads.hpp"

#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

namespace dossier::sandbox {
namespace {

constexpr std::chrono::seconds kIdleThread(10);

}  // namespace

Threads::Threads(std::size_t at_most, const Handler& handler, std::string rules)
    : at_most_(at_most), handler_(handler), rules_(std::move(rules)) {
  const std::lock_guard lock(mutex_);
  start_one();
}

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
      start_one();
    } catch (const std::system_error&) {
      // The system has no more threads: the job waits for one of those there are.
    }
  }
  changed_.notify_one();
}

void Threads::start_one() {
  std::thread([this] { work(); }).detach();  // the destructor waits for it by its count
  ++threads_;
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
  do {
    changed_.wait_for(lock, kIdleThread, [&] { return stopping_ || !jobs_.empty(); });
  } while (idle_ == 1 && jobs_.empty() && !stopping_);
  --idle_;
  if (jobs_.empty()) return nullptr;
  Job job = std::move(jobs_.front());
  jobs_.pop_front();
  return job;
}

}  // namespace dossier::sandbox
