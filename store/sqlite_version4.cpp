#include "store/sqlite_version4.h"

#include <SQLiteCpp/Statement.h>

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "formats/cell_json.h"
#include "formats/older_log.h"
#include "store/sqlite_images.h"

namespace dowel::store {

const char* const kVersion4 = R"sql(
DROP INDEX gate_by_exercise;
ALTER TABLE gate RENAME TO gate_3;
CREATE TABLE gate(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  exercise_slug TEXT NOT NULL,
  exercise_name TEXT NOT NULL,
  decided TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK(verdict IN ('pass','hold','regress','not_measured')),
  session_id TEXT NOT NULL,
  form TEXT NOT NULL CHECK(form IN ('nothing','passed','broken')),
  loaded INTEGER NOT NULL CHECK(loaded IN (0,1)),
  pain INTEGER NOT NULL CHECK(pain BETWEEN 0 AND 10),
  pain_decided INTEGER NOT NULL CHECK(pain_decided IN (0,1)),
  planned_step TEXT NOT NULL,
  why TEXT NOT NULL,
  why_rules TEXT NOT NULL,
  why_sources TEXT NOT NULL,
  would_change TEXT NOT NULL,
  clean_in_a_row INTEGER NOT NULL CHECK(clean_in_a_row >= 0),
  clean_needed INTEGER NOT NULL CHECK(clean_needed >= 0),
  evidence TEXT NOT NULL CHECK(json_valid(evidence)),
  overridden_to TEXT CHECK(overridden_to IN ('pass','hold','regress','not_measured')),
  override_reason TEXT NOT NULL
) STRICT;
CREATE TABLE pain_answer(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  answered TEXT NOT NULL,
  region TEXT NOT NULL
    CHECK(region IN ('lower-back','hip','groin','hamstring','knee','other')),
  during INTEGER CHECK(during BETWEEN 0 AND 10),
  next_morning INTEGER CHECK(next_morning BETWEEN 0 AND 10),
  stiff INTEGER CHECK(stiff IN (0,1)),
  note TEXT NOT NULL,
  CHECK(coalesce(during, next_morning, stiff) IS NOT NULL)
) STRICT;
CREATE TABLE red_flag_check(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  answered TEXT NOT NULL,
  answers TEXT NOT NULL CHECK(json_valid(answers)),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX gate_by_time ON gate(athlete_id, decided);
CREATE INDEX pain_answer_by_time ON pain_answer(athlete_id, answered);
CREATE INDEX red_flag_check_by_time ON red_flag_check(athlete_id, answered);

-- Rows that have no place any more, each as JSON under the table it stood in. Nothing reads them.
CREATE TABLE set_aside(
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY(table_name, row_id)
) STRICT, WITHOUT ROWID;
)sql";

namespace {

using nlohmann::json;

void set_aside(SQLite::Database& db, const std::string& table, const std::string& id,
               const std::string& content) {
  SQLite::Statement insert{db, "INSERT OR IGNORE INTO set_aside VALUES(?,?,?)"};
  insert.bind(1, table);
  insert.bind(2, id);
  insert.bind(3, content);
  insert.exec();
}

// All rows of a query as images.
std::vector<json> images_of(SQLite::Database& db, const std::string& sql) {
  std::vector<json> images;
  SQLite::Statement rows{db, sql};
  while (rows.executeStep()) images.push_back(row_as_json(rows));
  return images;
}

json cell_image(const Cell& cell) {
  if (const auto* said = std::get_if<bool>(&cell)) return *said ? 1 : 0;
  if (const auto* rows = std::get_if<std::vector<CellRow>>(&cell)) {
    return formats::rows_to_text(*rows);
  }
  return json(formats::cell_to_json(cell));
}

// A decision of version 3 as a row of version 4. Columns are named one by one, so that this step
// stays what it is whatever becomes of the records.
struct NewGate {
  json image;
  bool understood = true;  // else only the verdict is left of it
};
NewGate gate_of_version4(const json& old) {
  auto said = formats::ruling_from_evidence(old.value("evidence", ""));
  const GateRuling ruling = said.value_or(GateRuling{});
  json image = old;
  image.erase("evidence");
  const auto put = [&](const char* column, const auto& value) {
    image[column] = cell_image(to_cell(value));
  };
  put("session_id", ruling.session);
  put("form", ruling.form);
  put("loaded", ruling.loaded);
  put("pain", ruling.pain);
  put("pain_decided", ruling.pain_decided);
  put("planned_step", ruling.planned_step);
  put("why", ruling.why.text);
  put("why_rules", ruling.why.rules);
  put("why_sources", ruling.why.sources);
  put("would_change", ruling.would_change);
  put("clean_in_a_row", ruling.clean_in_a_row);
  put("clean_needed", ruling.clean_needed);
  put("evidence", ruling.evidence);
  return {std::move(image), said.has_value()};
}

// A self-check of version 3 as a row of version 4, and the table it belongs to.
struct NewAnswer {
  std::string table;
  json image;
};
NewAnswer answer_of_version4(const json& old) {
  SelfCheck check;
  check.id.value = old.value("id", "");
  check.question = old.value("question", "");
  check.result = old.value("result", "");
  const formats::Answer answer = formats::answer_from_check(check);
  json image{{"id", old["id"]},
             {"athlete_id", old["athlete_id"]},
             {"answered", old["answered"]},
             {"note", old["note"]}};
  const auto put = [&](const char* column, const auto& value) {
    image[column] = cell_image(to_cell(value));
  };
  if (const auto* pain = std::get_if<PainAnswer>(&answer)) {
    put("region", pain->region);
    put("during", pain->during);
    put("next_morning", pain->next_morning);
    put("stiff", pain->stiff);
    return {"pain_answer", std::move(image)};
  }
  if (const auto* flags = std::get_if<RedFlagCheck>(&answer)) {
    put("answers", flags->answers);
    return {"red_flag_check", std::move(image)};
  }
  return {"self_check", old};
}

void move_goals_and_notes(SQLite::Database& db) {
  for (const std::string table : {"goal", "note"}) {
    for (const json& image : images_of(db, "SELECT * FROM " + table)) {
      set_aside(db, table, image.value("id", ""), image.dump());
    }
    for (const json& row :
         images_of(db, "SELECT row_id,before FROM change_row WHERE table_name='" + table + "'")) {
      if (row["before"].is_string()) {
        set_aside(db, table, row.value("row_id", ""), row.value("before", ""));
      }
    }
    db.exec("DELETE FROM change_row WHERE table_name='" + table + "'");
    db.exec("DROP TABLE " + table);
  }
}

void move_gate(SQLite::Database& db, const json& old) {
  const NewGate gate = gate_of_version4(old);
  if (!gate.understood) set_aside(db, "gate", old.value("id", ""), old.dump());
  put_back(db, "gate", gate.image);
}

void move_gates(SQLite::Database& db) {
  for (const json& old : images_of(db, "SELECT * FROM gate_3")) move_gate(db, old);
  db.exec("DROP TABLE gate_3");
}

void move_answers(SQLite::Database& db) {
  for (const json& old : images_of(db, "SELECT * FROM self_check")) {
    const NewAnswer answer = answer_of_version4(old);
    if (answer.table == "self_check") continue;
    put_back(db, answer.table, answer.image);
    SQLite::Statement erase{db, "DELETE FROM self_check WHERE id=?"};
    erase.bind(1, old.value("id", ""));
    erase.exec();
  }
}

// Rewrites one row of the list of changes.
void rewrite_before(SQLite::Database& db, const json& row, const std::string& table,
                    const std::optional<json>& before) {
  SQLite::Statement update{
      db, "UPDATE change_row SET table_name=?,before=? WHERE change=? AND position=?"};
  update.bind(1, table);
  if (before) {
    update.bind(2, before->dump());
  } else {
    update.bind(2);
  }
  update.bind(3, row["change"].get<std::int64_t>());
  update.bind(4, row["position"].get<std::int64_t>());
  update.exec();
}

// Whatever undoing brings back must fit the new tables; and what it takes away must be looked for
// where it is now.
void move_changes(SQLite::Database& db) {
  std::map<std::string, std::string> table_of;  // of each answer that is no self-check any more
  for (const char* table : {"pain_answer", "red_flag_check"}) {
    for (const json& row : images_of(db, std::string("SELECT id FROM ") + table)) {
      table_of[row.value("id", "")] = table;
    }
  }
  std::vector<json> fresh;  // rows that were not there before their change
  for (const json& row : images_of(db,
                                   "SELECT * FROM change_row WHERE table_name IN "
                                   "('gate','self_check') ORDER BY change,position")) {
    if (!row["before"].is_string()) {
      fresh.push_back(row);
      continue;
    }
    const json old = json::parse(row.value("before", ""));
    if (row["table_name"] == "gate") {
      rewrite_before(db, row, "gate", gate_of_version4(old).image);
      continue;
    }
    const NewAnswer answer = answer_of_version4(old);
    table_of.emplace(row.value("row_id", ""), answer.table);
    rewrite_before(db, row, answer.table, answer.image);
  }
  for (const json& row : fresh) {
    const auto table = table_of.find(row.value("row_id", ""));
    if (table != table_of.end()) rewrite_before(db, row, table->second, std::nullopt);
  }
}

std::size_t set_aside_of(SQLite::Database& db, const char* table) {
  SQLite::Statement count{db, "SELECT count(*) FROM set_aside WHERE table_name=?"};
  count.bind(1, table);
  count.executeStep();
  return static_cast<std::size_t>(count.getColumn(0).getInt64());
}

}  // namespace

Result<std::string> fill_version4(SQLite::Database& db) {
  move_goals_and_notes(db);
  move_gates(db);
  move_answers(db);
  move_changes(db);
  return formats::words_of({.goals = set_aside_of(db, "goal"),
                            .notes = set_aside_of(db, "note"),
                            .grounds = set_aside_of(db, "gate")});
}

}  // namespace dowel::store
