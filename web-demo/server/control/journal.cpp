#include "server/control/journal.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

#include "server/util/clock.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::size_t kMaxEntries = 500;

}  // namespace

nlohmann::ordered_json to_json(const JournalEntry& entry) {
  nlohmann::ordered_json json = {{"at", timestamp(entry.at)},
                                 {"method", entry.method},
                                 {"route", entry.route},
                                 {"status", entry.status},
                                 {"milliseconds", std::round(entry.milliseconds * 100) / 100}};
  if (!entry.fault.empty()) json["fault"] = entry.fault;
  return json;
}

void Journal::add(JournalEntry entry) {
  const std::lock_guard lock(mutex_);
  entries_.push_back(std::move(entry));
  if (entries_.size() > kMaxEntries) entries_.pop_front();
}

void Journal::clear() {
  const std::lock_guard lock(mutex_);
  entries_.clear();
}

nlohmann::ordered_json Journal::list() const {
  const std::lock_guard lock(mutex_);
  auto list = nlohmann::ordered_json::array();
  for (const JournalEntry& entry : entries_) list.push_back(to_json(entry));
  return list;
}

}  // namespace dossier::sandbox
