#include "store/sqlite_rows.h"

#include <utility>

#include "formats/cell_json.h"

namespace dowel::store {

void bind_cell(SQLite::Statement& statement, int at, const Cell& cell) {
  if (const auto* said = std::get_if<bool>(&cell)) {
    statement.bind(at, *said ? 1 : 0);
  } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    statement.bind(at, *number);
  } else if (const auto* real = std::get_if<double>(&cell)) {
    statement.bind(at, *real);
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    statement.bind(at, *text);
  } else if (const auto* rows = std::get_if<std::vector<CellRow>>(&cell)) {
    statement.bind(at, formats::rows_to_text(*rows));
  } else {
    statement.bind(at);
  }
}

void bind_cell_in_place(SQLite::Statement& statement, int at, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    statement.bindNoCopy(at, *text);
  } else {
    bind_cell(statement, at, cell);
  }
}

Cell read_cell(const SQLite::Column& column) {
  if (column.isNull()) return {};
  if (column.isInteger()) return static_cast<std::int64_t>(column.getInt64());
  if (column.isFloat()) return column.getDouble();
  return column.getString();
}

Cell read_cell(const SQLite::Column& column, CellType type) {
  Cell cell = read_cell(column);
  const auto* text = std::get_if<std::string>(&cell);
  if (type != CellType::kRows || !text) return cell;
  auto rows = formats::rows_from_text(*text);
  return rows ? Cell{std::move(*rows)} : cell;  // a text is no list: its reader will say so
}

bool read_field(const SQLite::Column& column, std::string& value) {
  if (!column.isText()) return false;
  const char* text = column.getText();
  value.assign(text, static_cast<std::size_t>(column.getBytes()));
  return true;
}

bool read_field(const SQLite::Column& column, double& value) {
  if (!column.isFloat() && !column.isInteger()) return false;
  value = column.getDouble();
  return true;
}

tl::unexpected<Error> damaged_row(std::string_view table, std::string_view name) {
  return fail(ErrorCode::kUnreadable,
              "the log is damaged: column '" + std::string{name} + "' holds no valid value",
              "restore a backup", std::string{table});
}

namespace {

// "INSERT INTO t(a,b) VALUES(?,?)".
std::string insert_sql(std::string_view table, const std::vector<std::string>& columns) {
  std::string names;
  std::string holes;
  for (const std::string& name : columns) {
    names += (names.empty() ? "" : ",") + name;
    holes += holes.empty() ? "?" : ",?";
  }
  return "INSERT INTO " + std::string{table} + "(" + names + ") VALUES(" + holes + ")";
}

}  // namespace

std::string insert_new_sql(std::string_view table, const std::vector<std::string>& columns) {
  return insert_sql(table, columns) + " ON CONFLICT(id) DO NOTHING";
}

std::string upsert_sql(std::string_view table, const std::vector<std::string>& columns) {
  std::string updates;
  for (const std::string& name : columns) {
    if (name != "id") updates += (updates.empty() ? "" : ",") + name + "=excluded." + name;
  }
  return insert_sql(table, columns) + " ON CONFLICT(id) DO UPDATE SET " + updates;
}

}  // namespace dowel::store
