#include "store/sqlite_journal.h"

#include <nlohmann/json.hpp>
#include <vector>

#include "store/sqlite_images.h"
#include "store/sqlite_rows.h"

namespace dowel::store {
namespace {

using nlohmann::json;

struct Hanging {
  std::string_view parent;
  std::string_view table;
  const char* column;
};
// What belongs to what; `imported_row` stays when its set goes, see core/log/log.h.
constexpr Hanging kHanging[] = {
    {"athlete", "session", "athlete_id"},        {"athlete", "gate", "athlete_id"},
    {"athlete", "plan", "athlete_id"},           {"athlete", "pain_answer", "athlete_id"},
    {"athlete", "red_flag_check", "athlete_id"}, {"athlete", "self_check", "athlete_id"},
    {"athlete", "coach_note", "athlete_id"},     {"athlete", "imported_row", "athlete_id"},
    {"session", "set_entry", "session_id"},      {"session", "coach_note", "session_id"},
    {"set_entry", "analysis", "set_id"},         {"set_entry", "coach_note", "set_id"},
    {"athlete", "film_comment", "athlete_id"},   {"set_entry", "film_comment", "set_id"},
};

}  // namespace

ChangeWriter::ChangeWriter(SQLite::Database& db, const std::string& what, Instant now) : db_(db) {
  SQLite::Statement insert{db, "INSERT INTO change(what,made_at,undone) VALUES(?,?,0)"};
  insert.bind(1, what);
  insert.bind(2, to_text(now));
  insert.exec();
  number_ = db.getLastInsertRowid();
}

SQLite::Statement& ChangeWriter::prepared(const std::string& sql) {
  auto& statement = statements_[sql];
  if (!statement) {
    statement = std::make_unique<SQLite::Statement>(db_, sql);
  } else {
    statement->reset();
  }
  return *statement;
}

void ChangeWriter::note_before(std::string_view table, const std::string& id) {
  SQLite::Statement& found = prepared("SELECT * FROM " + std::string{table} + " WHERE id=?");
  found.bind(1, id);
  const bool existed = found.executeStep();
  const std::string image = existed ? row_as_json(found).dump() : std::string{};
  found.reset();
  note(table, id, existed ? &image : nullptr);
}

void ChangeWriter::note(std::string_view table, const std::string& id, const std::string* before) {
  static const std::string sql =
      "INSERT INTO change_row(change,position,table_name,row_id,before) VALUES(?,?,?,?,?)";
  SQLite::Statement& note = prepared(sql);
  note.bind(1, number_);
  note.bind(2, ++position_);
  note.bind(3, std::string{table});
  note.bindNoCopy(4, id);
  if (before) {
    note.bindNoCopy(5, *before);
  } else {
    note.bind(5);
  }
  note.exec();
}

void ChangeWriter::put(const Record& record) {
  std::visit(
      [&]<class T>(const T& value) {
        const std::vector<Cell> cells = to_cells(value);
        const auto write = [&](const std::string& sql) {
          SQLite::Statement& statement = prepared(sql);
          int at = 0;
          for (const Cell& cell : cells) bind_cell_in_place(statement, ++at, cell);
          return statement.exec();
        };
        // Nearly all of a large change is new: only what is there already is looked at first.
        static const std::string add = insert_new_sql(table_of<T>(), column_names<T>());
        if (write(add) > 0) return note(table_of<T>(), value.id.value, nullptr);
        note_before(table_of<T>(), value.id.value);
        static const std::string sql = upsert_sql(table_of<T>(), column_names<T>());
        write(sql);
      },
      record);
}

void ChangeWriter::remove_row(std::string_view table, const std::string& id) {
  note_before(table, id);
  SQLite::Statement& erase = prepared("DELETE FROM " + std::string{table} + " WHERE id=?");
  erase.bind(1, id);
  erase.exec();
}

void ChangeWriter::remove_hanging(std::string_view table, const char* column,
                                  const std::string& id) {
  std::vector<std::string> ids;
  SQLite::Statement found{
      db_, "SELECT id FROM " + std::string{table} + " WHERE " + column + "=? ORDER BY id"};
  found.bind(1, id);
  while (found.executeStep()) ids.push_back(found.getColumn(0).getString());
  for (const std::string& hanging : ids) remove_tree(table, hanging);
}

void ChangeWriter::remove_tree(std::string_view table, const std::string& id) {
  for (const Hanging& hanging : kHanging) {
    if (hanging.parent == table) remove_hanging(hanging.table, hanging.column, id);
  }
  remove_row(table, id);
}

void ChangeWriter::remove(const RecordId& id) {
  constexpr std::string_view kTables[] = {
      "athlete",      "session",      "set_entry",      "analysis",   "gate",
      "plan",         "pain_answer",  "red_flag_check", "self_check", "coach_note",
      "film_comment", "name_mapping", "imported_row"};
  static_assert(std::size(kTables) == std::variant_size_v<RecordId>);
  std::visit([&](const auto& which) { remove_tree(kTables[id.index()], which.value); }, id);
}

std::vector<AthleteId> owners_of_change(SQLite::Database& db, std::int64_t number) {
  // A set or an analysis whose session is gone went with it: the session's row says whose it was.
  SQLite::Statement rows{
      db,
      "SELECT DISTINCT owner FROM (SELECT CASE table_name"
      " WHEN 'athlete' THEN row_id"
      " WHEN 'set_entry' THEN (SELECT s.athlete_id FROM set_entry e JOIN session s"
      "  ON s.id=e.session_id WHERE e.id=row_id)"
      " WHEN 'analysis' THEN (SELECT s.athlete_id FROM analysis a JOIN set_entry e ON e.id=a.set_id"
      "  JOIN session s ON s.id=e.session_id WHERE a.id=row_id)"
      " WHEN 'session' THEN (SELECT athlete_id FROM session WHERE id=row_id)"
      " WHEN 'gate' THEN (SELECT athlete_id FROM gate WHERE id=row_id)"
      " WHEN 'plan' THEN (SELECT athlete_id FROM plan WHERE id=row_id)"
      " WHEN 'pain_answer' THEN (SELECT athlete_id FROM pain_answer WHERE id=row_id)"
      " WHEN 'red_flag_check' THEN (SELECT athlete_id FROM red_flag_check WHERE id=row_id)"
      " WHEN 'self_check' THEN (SELECT athlete_id FROM self_check WHERE id=row_id)"
      " WHEN 'coach_note' THEN (SELECT athlete_id FROM coach_note WHERE id=row_id)"
      " WHEN 'film_comment' THEN (SELECT athlete_id FROM film_comment WHERE id=row_id)"
      " WHEN 'imported_row' THEN (SELECT athlete_id FROM imported_row WHERE id=row_id)"
      " END AS owner FROM change_row WHERE change=?1"
      " UNION SELECT json_extract(before,'$.athlete_id') FROM change_row WHERE change=?1"
      " UNION SELECT (SELECT athlete_id FROM session WHERE id=json_extract(before,'$.session_id'))"
      "  FROM change_row WHERE change=?1 AND table_name='set_entry'"
      " UNION SELECT (SELECT s.athlete_id FROM set_entry e JOIN session s ON s.id=e.session_id"
      "  WHERE e.id=json_extract(before,'$.set_id')) FROM change_row"
      "  WHERE change=?1 AND table_name='analysis') WHERE owner IS NOT NULL ORDER BY owner"};
  rows.bind(1, number);
  std::vector<AthleteId> owners;
  while (rows.executeStep()) owners.push_back({rows.getColumn(0).getString()});
  return owners;
}

void keep_aside(SQLite::Database& db, const GateDecision& decision) {
  SQLite::Statement upsert{db, upsert_sql(table_of<GateDecision>(), column_names<GateDecision>())};
  int at = 0;
  for (const Cell& cell : to_cells(decision)) bind_cell(upsert, ++at, cell);
  upsert.exec();
}

void undo_change(SQLite::Database& db, std::int64_t number) {
  SQLite::Statement rows{db,
                         "SELECT table_name,row_id,before FROM change_row WHERE change=? "
                         "ORDER BY position DESC"};
  rows.bind(1, number);
  while (rows.executeStep()) {
    const std::string table = rows.getColumn(0).getString();
    if (rows.getColumn(2).isNull()) {
      // Answers that were kept without a change hang on the athlete only.
      if (table == "athlete") {
        SQLite::Statement answers{db, "DELETE FROM gate WHERE athlete_id=?"};
        answers.bind(1, rows.getColumn(1).getString());
        answers.exec();
      }
      SQLite::Statement erase{db, "DELETE FROM " + table + " WHERE id=?"};
      erase.bind(1, rows.getColumn(1).getString());
      erase.exec();
    } else {
      put_back(db, table, json::parse(rows.getColumn(2).getString()));
    }
  }
  SQLite::Statement forget{db, "DELETE FROM change_row WHERE change=?"};
  forget.bind(1, number);
  forget.exec();
  SQLite::Statement mark{db, "UPDATE change SET undone=1 WHERE number=?"};
  mark.bind(1, number);
  mark.exec();
}

}  // namespace dowel::store
