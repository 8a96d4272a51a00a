// Faults that a developer has ordered, to see how a client takes them.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::sandbox {

enum class FaultKind : unsigned char {
  error,  // 500
  slow,   // an answer that takes its time
  drop,   // a connection that ends without an answer
};

struct Fault {
  FaultKind kind = FaultKind::error;
  std::string route;   // the pattern that it is for; empty for any
  bool after = false;  // whether the request is served first, and only its answer is lost
  std::chrono::milliseconds time{0};  // of `slow`
};

std::optional<FaultKind> fault_kind(std::string_view name);
std::string_view name_of(FaultKind kind);

// Each fault is played once, in the order in which they came.
class Faults {
 public:
  static constexpr std::size_t kMaxWaiting = 100;

  bool add(Fault fault);  // false if too many are waiting
  void clear();
  std::optional<Fault> take(std::string_view route);
  std::size_t waiting() const;

 private:
  mutable std::mutex mutex_;
  std::deque<Fault> faults_;
};

}  // namespace dossier::sandbox
