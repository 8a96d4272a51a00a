#include "server/store/store.hpp"

#include <cstdint>

#include "server/store/schema.hpp"

namespace dossier::sandbox {

Store::Store(const std::string& file) : database_(file) {
  std::int64_t version = 0;
  {
    Query query = database_.query("PRAGMA user_version");
    if (query.next()) version = query.integer(0);
  }
  if (version == kSchemaVersion) return;
  bool empty = false;
  {
    Query query = database_.query("SELECT count(*) FROM sqlite_schema");
    empty = query.next() && query.integer(0) == 0;
  }
  if (version != 0 || !empty) {
    throw DatabaseError("the file holds another program's tables, or those of another version");
  }
  const std::string script = std::string("BEGIN;") + kSchema +
                             "PRAGMA user_version = " + std::to_string(kSchemaVersion) +
                             "; COMMIT;";
  database_.run_script(script.c_str());
}

Transaction::Transaction(Store& store) : turn_(store.mutex_), database_(store.database_) {
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
