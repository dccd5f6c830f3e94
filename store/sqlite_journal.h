#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "store/store.h"

namespace dowel::store {

/// Writes one change inside a transaction that is already begun, row by row, and notes what each
/// row was before. The statements are made once and serve the whole change.
class ChangeWriter {
 public:
  ChangeWriter(SQLite::Database& db, const std::string& what, Instant now);

  std::int64_t number() const { return number_; }
  void put(const Record& record);
  /// Removes a record together with all that hangs on it, what hangs first.
  void remove(const RecordId& id);

 private:
  SQLite::Statement& prepared(const std::string& sql);
  void note_before(std::string_view table, const std::string& id);
  /// @param before  the row as JSON; null where there was none
  void note(std::string_view table, const std::string& id, const std::string* before);
  void remove_row(std::string_view table, const std::string& id);
  /// Removes the rows of `table` whose `column` holds `id`, each with what hangs on it.
  void remove_hanging(std::string_view table, const char* column, const std::string& id);
  void remove_tree(std::string_view table, const std::string& id);

  SQLite::Database& db_;
  std::int64_t number_ = 0;
  std::int64_t position_ = 0;
  std::map<std::string, std::unique_ptr<SQLite::Statement>> statements_;
};

/// Whose entries a change touched, of all that were there before or after it; names and identities
/// are shared between athletes, so that a change of names alone is nobody's.
std::vector<AthleteId> owners_of_change(SQLite::Database& db, std::int64_t number);

/// Writes a decision without a change that could be undone. Inside a transaction.
void keep_aside(SQLite::Database& db, const GateDecision& decision);

/// Puts back what a change found, newest row first, and marks it as undone. Inside a transaction.
void undo_change(SQLite::Database& db, std::int64_t number);

}  // namespace dowel::store
