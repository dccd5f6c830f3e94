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
  if constexpr (std::is_same_v<Record, NameMapping>) return "name_mapping";
  if constexpr (std::is_same_v<Record, ImportedRow>) return "imported_row";
}

/// Writes a cell into a statement's parameter, counted from 1.
void bind_cell(SQLite::Statement& statement, int at, const Cell& cell);
/// Reads a result column, counted from 0.
Cell read_cell(const SQLite::Column& column);
/// The same where it is known what the column holds: rows come back from their text.
Cell read_cell(const SQLite::Column& column, CellType type);

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

/// Runs a statement made by `select_sql` to its end.
template <class Record>
Result<std::vector<Record>> read_all(SQLite::Statement& statement) {
  std::vector<Record> records;
  std::vector<Cell> cells(columns_of<Record>().size());
  while (statement.executeStep()) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      cells[i] = read_cell(statement.getColumn(static_cast<int>(i)), columns_of<Record>()[i].type);
    }
    auto record = from_cells<Record>(cells);
    if (!record) {
      record.error().code = ErrorCode::kUnreadable;
      record.error().message = "the log is damaged: " + record.error().message;
      record.error().hint = "restore a backup";
      record.error().where = table_of<Record>();
      return tl::unexpected<Error>(std::move(record.error()));
    }
    records.push_back(std::move(*record));
  }
  return records;
}

}  // namespace dowel::store
