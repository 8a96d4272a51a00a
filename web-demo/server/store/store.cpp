#include "server/store/store.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/store/schema.hpp"

namespace dossier::sandbox {
namespace {

// The tables of a database, as it describes them itself.
std::vector<std::string> tables_of(Database& database) {
  std::vector<std::string> tables;
  Query query = database.query(
      "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema"
      " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name");
  while (query.next()) tables.push_back(query.text(0));
  return tables;
}

void create_tables(Database& database) {
  const std::string script = std::string("BEGIN;") + kSchema +
                             "PRAGMA user_version = " + std::to_string(kSchemaVersion) +
                             "; COMMIT;";
  database.run_script(script.c_str());
}

// The first thing that is wrong with what a database holds; nothing if it is sound.
std::optional<std::string> damage_of(Database& database) {
  {
    Query query = database.query("PRAGMA quick_check(1)");
    if (query.next() && query.text(0) != "ok") return query.text(0);
  }
  Query query = database.query("PRAGMA foreign_key_check");
  if (query.next()) return "a row of " + query.text(0) + " refers to one that is missing";
  return std::nullopt;
}

// Makes the tables of an empty database, and looks whether those of another one are what this
// program can work with.
void make_tables(Database& database) {
  std::int64_t version = 0;
  {
    Query query = database.query("PRAGMA user_version");
    if (query.next()) version = query.integer(0);
  }
  const std::vector<std::string> tables = tables_of(database);
  if (version == 0 && tables.empty()) return create_tables(database);
  if (version != kSchemaVersion) {
    throw DatabaseError("the file holds another program's tables, or those of another version");
  }
  Database model(":memory:");
  create_tables(model);
  if (tables != tables_of(model)) {
    throw DatabaseError("the file's tables have been changed; start with another file");
  }
  if (const std::optional<std::string> damage = damage_of(database)) {
    throw DatabaseError("the file is damaged (" + *damage + "); start with another file");
  }
  database.run_script("PRAGMA shrink_memory");  // that look has read everything
}

}  // namespace

Store::Store(std::string file) : file_(std::move(file)) { open(); }

Database& Store::open() {
  if (!database_) {
    database_.emplace(file_);
    try {
      make_tables(*database_);
    } catch (...) {
      database_.reset();
      throw;
    }
  }
  return *database_;
}

void Store::empty() {
  const std::lock_guard turn(mutex_);
  if (database_) database_->abandon();
  database_.reset();
  // In this order, because SQLite throws away the log of an empty file.
  const bool in_memory = file_ == ":memory:";
  const int problem = in_memory || ::truncate(file_.c_str(), 0) == 0 ? 0 : errno;
  if (!in_memory && problem == 0) ::unlink((file_ + "-wal").c_str());
  open();
  if (problem != 0) {
    throw DatabaseError(std::string("the file cannot be emptied: ") + std::strerror(problem));
  }
}

Transaction::Transaction(Store& store) : turn_(store.mutex_), database_(store.open()) {
  database_.query("BEGIN IMMEDIATE").run();
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.query("ROLLBACK").run();
  } catch (const DatabaseError&) {
    // The error that led here has rolled back already.
  }
}

void Transaction::commit() {
  database_.query("COMMIT").run();
  open_ = false;
}

}  // namespace dossier::sandbox
