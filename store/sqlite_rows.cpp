#include "store/sqlite_rows.h"

namespace dowel::store {

void bind_cell(SQLite::Statement& statement, int at, const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    statement.bind(at, *number);
  } else if (const auto* real = std::get_if<double>(&cell)) {
    statement.bind(at, *real);
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    statement.bind(at, *text);
  } else {
    statement.bind(at);
  }
}

Cell read_cell(const SQLite::Column& column) {
  if (column.isNull()) return {};
  if (column.isInteger()) return static_cast<std::int64_t>(column.getInt64());
  if (column.isFloat()) return column.getDouble();
  return column.getString();
}

std::string upsert_sql(std::string_view table, const std::vector<std::string>& columns) {
  std::string names;
  std::string holes;
  std::string updates;
  for (const std::string& name : columns) {
    names += (names.empty() ? "" : ",") + name;
    holes += holes.empty() ? "?" : ",?";
    if (name == "id") continue;
    updates += (updates.empty() ? "" : ",") + name + "=excluded." + name;
  }
  return "INSERT INTO " + std::string{table} + "(" + names + ") VALUES(" + holes +
         ") ON CONFLICT(id) DO UPDATE SET " + updates;
}

}  // namespace dowel::store
