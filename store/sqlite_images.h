#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <nlohmann/json_fwd.hpp>
#include <string>

/// Rows of any table as JSON, as the list of changes keeps what it found.
namespace dowel::store {

/// The row a statement stands on, by its column names. Doubles read back exactly.
nlohmann::json row_as_json(SQLite::Statement& row);

/// Writes a row from its image, over the one with the same identity where there is one.
void put_back(SQLite::Database& db, const std::string& table, const nlohmann::json& image);

}  // namespace dowel::store
