#include "server/store/database.hpp"

#include <sqlite3.h>

namespace dossier::sandbox {
namespace {

[[noreturn]] void fail(sqlite3* handle, int code) {
  const std::string problem = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  if ((code & 0xFF) == SQLITE_FULL) throw DatabaseFull(problem);
  // SQLite does not tell as full what stands at its limit: a file, or a user's share of the disk.
  if (handle != nullptr && sqlite3_extended_errcode(handle) == SQLITE_IOERR_WRITE) {
    throw DatabaseFull(problem);
  }
  throw DatabaseError(problem);
}

void check(sqlite3* handle, int code) {
  if (code != SQLITE_OK) fail(handle, code);
}

}  // namespace

Query::~Query() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Query::next() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  fail(sqlite3_db_handle(statement_), code);
}

std::string Query::text(int column) const { return maybe_text(column).value_or(std::string()); }

std::optional<std::string> Query::maybe_text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(statement_, column);
  if (bytes == nullptr) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(bytes),
                     static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

Database::Database(const std::string& file) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
  if (code != SQLITE_OK) {
    const std::string problem = handle_ != nullptr ? sqlite3_errmsg(handle_) : "no memory";
    sqlite3_close(handle_);
    throw DatabaseError(problem);
  }
  try {
    // With an exclusive lock a second server on the same file fails at once. A write-ahead log that
    // is synchronised at each commit keeps what was accepted even if the machine dies.
    run_script(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;"
        "PRAGMA max_page_count = 65536;"  // of 4 KiB each
        "BEGIN EXCLUSIVE; COMMIT;");
  } catch (...) {
    sqlite3_close(handle_);
    throw;
  }
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

void Database::abandon() {
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Database::run_script(const char* sql) {
  check(handle_, sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr));
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }

sqlite3_stmt* Database::prepare(const char* sql) {
  sqlite3_stmt*& statement = statements_[sql];
  if (statement == nullptr) {
    check(handle_,
          sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
  }
  return statement;
}

void Database::bind(sqlite3_stmt* statement, int index, std::string_view value) {
  check(sqlite3_db_handle(statement),
        sqlite3_bind_text64(statement, index, value.data() != nullptr ? value.data() : "",
                            value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Database::bind(sqlite3_stmt* statement, int index, std::int64_t value) {
  check(sqlite3_db_handle(statement), sqlite3_bind_int64(statement, index, value));
}

void Database::bind(sqlite3_stmt* statement, int index, const std::optional<std::string>& value) {
  if (value) return bind(statement, index, std::string_view(*value));
  check(sqlite3_db_handle(statement), sqlite3_bind_null(statement, index));
}

}  // namespace dossier::sandbox
