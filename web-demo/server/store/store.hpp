// The one way to the database: a transaction at a time.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "server/store/database.hpp"

namespace dossier::sandbox {

class Transaction;

// The server's state. Threads take turns: a transaction lasts microseconds, but for the disk.
class Store {
 public:
  // Opens the file or `:memory:` and makes the tables where there are none. Throws DatabaseError
  // for a file that is damaged or whose tables are not those of this version.
  explicit Store(std::string file);

  // Forgets everything: the file is emptied, so that nothing of what it held stays in it or beside
  // it, and that there is room even where the disk was full. The next transaction finds empty
  // tables.
  void empty();

 private:
  friend class Transaction;

  Database& open();  // to be called with the mutex held

  const std::string file_;
  std::mutex mutex_;
  std::optional<Database> database_;  // nothing where it could not be opened again
};

// Everything that is read and written between here and commit() happens at once and to the full, or
// not at all.
class Transaction {
 public:
  explicit Transaction(Store& store);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();  // takes back what was not committed

  void commit();

  Database* operator->() { return &database_; }

 private:
  std::lock_guard<std::mutex> turn_;
  Database& database_;
  bool open_ = true;
};

}  // namespace dossier::sandbox
