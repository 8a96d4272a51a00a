#include "server/control/faults.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::sandbox {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"error", "slow", "drop"};

}  // namespace

std::optional<FaultKind> fault_kind(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<FaultKind>(found - kNames.begin());
}

std::string_view name_of(FaultKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

bool Faults::add(Fault fault) {
  const std::lock_guard lock(mutex_);
  if (faults_.size() == kMaxWaiting) return false;
  faults_.push_back(std::move(fault));
  return true;
}

void Faults::clear() {
  const std::lock_guard lock(mutex_);
  faults_.clear();
}

std::optional<Fault> Faults::take(std::string_view route) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(faults_.begin(), faults_.end(), [&](const Fault& fault) {
    return fault.route.empty() || fault.route == route;
  });
  if (found == faults_.end()) return std::nullopt;
  Fault fault = std::move(*found);
  faults_.erase(found);
  return fault;
}

std::size_t Faults::waiting() const {
  const std::lock_guard lock(mutex_);
  return faults_.size();
}

}  // namespace dossier::sandbox
