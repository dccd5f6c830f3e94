#pragma once

#include <SQLiteCpp/Database.h>

#include <string>

#include "core/base/result.h"

/// The step from schema 3 to 4, which typed what had been kept as text: grounds of decisions, pain,
/// warning signs. Goals and notes, which no command wrote, lose their tables.
namespace dowel::store {

/// Makes the tables; those of version 3 stay for `fill_version4`.
extern const char* const kVersion4;

/// Moves every row to its new place, and what undoing would bring back with it; then drops the old
/// tables. What has no place any more goes to the table `set_aside`, as JSON. Inside a transaction.
/// @returns what was set aside, in words; empty when nothing was
Result<std::string> fill_version4(SQLite::Database& db);

}  // namespace dowel::store
