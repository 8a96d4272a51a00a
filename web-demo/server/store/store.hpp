// The one way to the database: a transaction at a time.
#pragma once

#include <mutex>
#include <string>

#include "server/store/database.hpp"

namespace dossier::sandbox {

class Transaction;

// The server's state. Threads take turns: a transaction lasts microseconds, but for the disk.
class Store {
 public:
  // Opens the file or `:memory:` and makes the tables where there are none.
  explicit Store(const std::string& file);

 private:
  friend class Transaction;

  std::mutex mutex_;
  Database database_;
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
