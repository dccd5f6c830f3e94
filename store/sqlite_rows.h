#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/log/log_cells.h"

/// Rows of the file as records of the log. All of it follows from the field lists of core/log.
namespace dowel::store {

template <class Record>
constexpr std::string_view table_of() {
  if constexpr (std::is_same_v<Record, Athlete>) return "athlete";
  if constexpr (std::is_same_v<Record, WorkoutSession>) return "session";
  if constexpr (std::is_same_v<Record, SetEntry>) return "set_entry";
  if constexpr (std::is_same_v<Record, AnalysisLink>) return "analysis";
  if constexpr (std::is_same_v<Record, GateDecision>) return "gate";
  if constexpr (std::is_same_v<Record, PlanRecord>) return "plan";
  if constexpr (std::is_same_v<Record, PainAnswer>) return "pain_answer";
  if constexpr (std::is_same_v<Record, RedFlagCheck>) return "red_flag_check";
  if constexpr (std::is_same_v<Record, SelfCheck>) return "self_check";
  if constexpr (std::is_same_v<Record, CoachNote>) return "coach_note";
  if constexpr (std::is_same_v<Record, FilmComment>) return "film_comment";
  if constexpr (std::is_same_v<Record, NameMapping>) return "name_mapping";
  if constexpr (std::is_same_v<Record, ImportedRow>) return "imported_row";
}

/// Writes a cell into a statement's parameter, counted from 1.
void bind_cell(SQLite::Statement& statement, int at, const Cell& cell);
/// The same without a copy of a text: the cell outlives the statement's run.
void bind_cell_in_place(SQLite::Statement& statement, int at, const Cell& cell);
/// Reads a result column, counted from 0.
Cell read_cell(const SQLite::Column& column);
/// The same where it is known what the column holds: rows come back from their text.
Cell read_cell(const SQLite::Column& column, CellType type);

/// `INSERT … ON CONFLICT(id) DO NOTHING` with one parameter a column.
std::string insert_new_sql(std::string_view table, const std::vector<std::string>& columns);

/// `INSERT … ON CONFLICT(id) DO UPDATE …` with one parameter a column.
std::string upsert_sql(std::string_view table, const std::vector<std::string>& columns);

/// Names of a record's columns, as text.
template <class Record>
std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const Column& column : columns_of<Record>()) names.emplace_back(column.name);
  return names;
}

/// `SELECT` all of a record's columns, each prefixed by `t.`, from its table named `t`.
template <class Record>
std::string select_sql(std::string_view rest) {
  std::string sql = "SELECT ";
  for (const std::string& name : column_names<Record>()) {
    sql += (sql.size() > 7 ? ",t." : "t.") + name;
  }
  return sql.append(" FROM ").append(table_of<Record>()).append(" t ").append(rest);
}

/// Reads one field of a record out of a result column; texts and numbers without a cell between.
/// @returns false when the column does not hold one
template <class Field>
bool read_field(const SQLite::Column& column, Field& value) {
  return from_cell(read_cell(column, ColumnOf<Field>::kType), value);
}
bool read_field(const SQLite::Column& column, std::string& value);
bool read_field(const SQLite::Column& column, double& value);
template <class Tag>
bool read_field(const SQLite::Column& column, Id<Tag>& id) {
  return read_field(column, id.value);
}
template <class Field>
bool read_field(const SQLite::Column& column, std::optional<Field>& value) {
  if (!column.isNull()) return read_field(column, value.emplace());
  value.reset();
  return true;
}

/// What is said of a row that is no record of its table: column `name` is wrong.
tl::unexpected<Error> damaged_row(std::string_view table, std::string_view name);

/// Runs a statement made by `select_sql` to its end.
template <class Record>
Result<std::vector<Record>> read_all(SQLite::Statement& statement) {
  std::vector<Record> records;
  std::vector<SQLite::Column> columns;  // each shows its value in the row of the moment
  while (statement.executeStep()) {
    for (auto at = static_cast<int>(columns.size()); at < statement.getColumnCount(); ++at) {
      columns.push_back(statement.getColumn(at));
    }
    std::size_t at = 0;
    std::string_view wrong;
    visit_fields(records.emplace_back(), [&](std::string_view name, auto& field) {
      if (!read_field(columns[at++], field) && wrong.empty()) wrong = name;
    });
    if (!wrong.empty()) return damaged_row(table_of<Record>(), wrong);
  }
  return records;
}

}  // namespace dowel::store
