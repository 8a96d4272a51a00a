// What requests are read from and answers are written to.
#pragma once

#include <httplib.h>

#include <chrono>

namespace dossier::sandbox {

// A stream whose reading has a time limit for the whole request, not for each piece, so that a
// client who sends a byte now and then does not keep a thread for ever.
class TimedStream : public httplib::Stream {
 public:
  using Clock = std::chrono::steady_clock;

  // From now on reading ends after this time.
  void allow(std::chrono::milliseconds time) { deadline_ = Clock::now() + time; }

  // Throws away what is written from now on.
  void mute() { muted_ = true; }
  bool muted() const { return muted_; }

  // The library compares this with the highest number that select() takes, and uses it for nothing
  // else.
  socket_t socket() const override { return 0; }

 protected:
  Clock::time_point deadline() const { return deadline_; }

 private:
  Clock::time_point deadline_ = Clock::time_point::max();
  bool muted_ = false;
};

}  // namespace dossier::sandbox
