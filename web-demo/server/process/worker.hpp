// The review of attaches, which takes place behind the API.
#pragma once

#include <thread>

#include "server/app.hpp"

namespace dossier::sandbox {

// Takes attaches through their statuses, a step each time a delay is over. Each step is one
// transaction, so a server that is killed goes on where it was: no step is lost or taken twice.
class Worker {
 public:
  explicit Worker(App& app);
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();  // ends all that waits for news

 private:
  void work();

  App& app_;
  std::thread thread_;
};

// Takes the next step, whatever its time; false if no attach is on its way.
bool take_step_now(App& app);

}  // namespace dossier::sandbox
