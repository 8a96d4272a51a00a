// SQLite, with values in and out by type, and prepared statements only.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace dossier::sandbox {

// The database cannot be used, or refused a statement. what() says why, without any value.
struct DatabaseError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The database has reached the size that it is allowed, or what it stands on is full.
struct DatabaseFull : DatabaseError {
  using DatabaseError::DatabaseError;
};

// A statement with its values, while it runs. Ends by itself.
class Query {
 public:
  explicit Query(sqlite3_stmt* statement) : statement_(statement) {}
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  // Steps to the next row; false after the last one.
  bool next();

  // Runs a statement that gives no rows.
  void run() {
    while (next()) {
    }
  }

  std::string text(int column) const;
  std::optional<std::string> maybe_text(int column) const;
  std::int64_t integer(int column) const;
  bool boolean(int column) const { return integer(column) != 0; }

 private:
  sqlite3_stmt* statement_;
};

// A connection. Not for several threads at once: a Store sees to that.
class Database {
 public:
  // Opens or creates the file; `:memory:` keeps everything in memory. The file is locked for this
  // process alone.
  explicit Database(const std::string& file);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  // Closes it, when its time comes, without bringing the file up to date first.
  void abandon();

  // Runs statements that are part of the program and take no values.
  void run_script(const char* sql);

  // A statement of the program's own text, with values for its `?`s. It is prepared once.
  template <class... Values>
  Query query(const char* sql, const Values&... values) {
    sqlite3_stmt* statement = prepare(sql);
    [[maybe_unused]] int index = 0;
    (bind(statement, ++index, values), ...);
    return Query(statement);
  }

  // How many rows the last statement changed.
  std::int64_t changes() const;

 private:
  sqlite3_stmt* prepare(const char* sql);

  static void bind(sqlite3_stmt* statement, int index, std::string_view value);
  static void bind(sqlite3_stmt* statement, int index, std::int64_t value);
  static void bind(sqlite3_stmt* statement, int index, const std::optional<std::string>& value);
  static void bind(sqlite3_stmt* statement, int index, const std::string& value) {
    bind(statement, index, std::string_view(value));
  }
  static void bind(sqlite3_stmt* statement, int index, const char* value) {
    bind(statement, index, std::string_view(value));
  }
  static void bind(sqlite3_stmt* statement, int index, bool value) {
    bind(statement, index, std::int64_t{value ? 1 : 0});
  }

  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string_view, sqlite3_stmt*> statements_;  // by the program's own texts
};

}  // namespace dossier::sandbox
