// The review of attaches, which takes place behind the API.
#pragma once

#include "server/app.hpp"
#include "server/process/loop.hpp"

namespace dossier::sandbox {

// Takes attaches through their statuses, a step each time a delay is over. Each step is one
// transaction, so a server that is killed goes on where it was: no step is lost or taken twice.
class Worker {
 public:
  explicit Worker(App& app);

 private:
  Loop loop_;
};

// Takes the next step, whatever its time; false if no attach is on its way.
bool take_step_now(App& app);

}  // namespace dossier::sandbox
