// What was asked of the server lately, without a word of what was in it.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

namespace dossier::sandbox {

struct JournalEntry {
  std::int64_t at = 0;  // in milliseconds since 1970
  std::string method;
  std::string route;  // the pattern of the path; `-` for a path that no route has
  int status = 0;
  double milliseconds = 0;
  std::string fault;  // that was played, if any
};

// One line of the journal, as JSON.
nlohmann::ordered_json to_json(const JournalEntry& entry);

// Keeps the last entries.
class Journal {
 public:
  void add(JournalEntry entry);
  void clear();
  nlohmann::ordered_json list() const;  // the oldest first

 private:
  mutable std::mutex mutex_;
  std::deque<JournalEntry> entries_;
};

}  // namespace dossier::sandbox
