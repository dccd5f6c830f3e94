// Logs of every older schema, with the rows and the list of changes as they were written then.
#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/sqlite_rows.h"
#include "store/sqlite_schema.h"
#include "store/sqlite_test_tools.h"

namespace dowel::store {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

// What an older log said that its schema held as text.
constexpr const char* kGrounds =
    R"({"planned_step":"62.5 kg instead of 60 kg","why":"Pain of 3 of 10 is amber: it''s \"early\".",)"
    R"("rules":["G-11","R-LEVERS"],"sources":["Thomee1997","Silbernagel2007"],)"
    R"("would_change":"Less pain.","clean_in_a_row":1,"clean_needed":2,"session":"w1",)"
    R"("form":"broken","loaded":true,"pain":3,"evidence":[{"set":"s2","when":"2025-09-15T07:48:00",)"
    R"("rep":3,"at_s":9.9,"rule":"spine_rounded","checkpoint":"C-01","measure":"spine_mdev_mm",)"
    R"("value":13.6823,"sd":1.2,"threshold":3.5,"broken_above":true,"source":"Dowel"}]})";

// The rows every version had a place for but which typed state moved.
std::string typed_rows() {
  return std::string(
             "INSERT INTO gate VALUES('d1','a1','deadlift','','2025-09-15T07:48:00','hold','")
             .append(kGrounds)
             .append("','pass','meet on Saturday');") +
         "INSERT INTO gate VALUES('d2','a1','deadlift','','2025-09-18T18:05:30','regress','coach "
         "said so',NULL,'');"
         "INSERT INTO gate VALUES('d3','a2','deadlift','','2025-09-18T18:05:30','not_measured','',"
         "NULL,'');";
}
constexpr const char* kGoalsAndNotes =
    "INSERT INTO goal VALUES('g1','a1','hinge_form','stand tall','',95.5,NULL,NULL,0);"
    "INSERT INTO note VALUES('n1','a1','w1','2025-09-15T07:48:00','slept badly');"
    "INSERT INTO note VALUES('n2','a1','','2025-09-18T18:05:30','travelling');";
// As 'dowel check pain --pain lower-back=3/6 --stiff hip' and 'dowel check red-flags' kept them.
constexpr const char* kChecks =
    "INSERT INTO self_check VALUES('c1','a1','2025-09-18T18:05:30','pain-lower-back','3','');"
    "INSERT INTO self_check VALUES('c2','a1','2025-09-18T18:05:30','pain-after-lower-back','6','');"
    "INSERT INTO self_check VALUES('c3','a1','2025-09-18T18:05:30','stiff-lower-back','no','');"
    "INSERT INTO self_check VALUES('c4','a1','2025-09-18T18:05:30','stiff-hip','yes','left');"
    "INSERT INTO self_check VALUES('c5','a1','2025-09-18T18:05:30','red-flags','fever','');"
    "INSERT INTO self_check VALUES('c6','a1','2025-09-18T18:05:30','brace-cue','better','');"
    "INSERT INTO self_check VALUES('c7','a1','2025-09-18T18:05:30','pain-elbow','3','');";

// All that is there belongs to one change, whose rows were not there before.
constexpr const char* kChangeOfAll =
    "INSERT INTO change VALUES(1,'fill','2025-09-15T07:48:00Z',0);"
    "INSERT INTO change_row SELECT 1,row_number() OVER (),name,id,NULL FROM ("
    "SELECT 'athlete' AS name,id FROM athlete UNION ALL SELECT 'session',id FROM session "
    "UNION ALL SELECT 'set_entry',id FROM set_entry UNION ALL SELECT 'analysis',id FROM analysis "
    "UNION ALL SELECT 'name_mapping',id FROM name_mapping UNION ALL SELECT 'imported_row',id FROM "
    "imported_row UNION ALL SELECT 'gate',id FROM gate";
constexpr const char* kChangeOfUntyped =
    " UNION ALL SELECT 'goal',id FROM goal UNION ALL SELECT 'note',id FROM note);";
constexpr const char* kChangeOfNotes = " UNION ALL SELECT 'coach_note',id FROM coach_note";
constexpr const char* kChangeOfTyped =
    " UNION ALL SELECT 'pain_answer',id FROM pain_answer"
    " UNION ALL SELECT 'red_flag_check',id FROM red_flag_check);";
constexpr const char* kChangeOfLater =
    "INSERT INTO change_row SELECT 1,1000+row_number() OVER (),name,id,NULL FROM ("
    "SELECT 'plan' AS name,id FROM plan UNION ALL SELECT 'self_check',id FROM self_check);";

// A second change: what was decided and answered is taken out again, and a test told otherwise.
constexpr const char* kRemoval =
    "INSERT INTO change VALUES(2,'remove','2025-09-19T08:00:00Z',0);"
    "INSERT INTO change_row SELECT 2,1,'gate',id,json_object('id',id,'athlete_id',athlete_id,"
    "'exercise_slug',exercise_slug,'exercise_name',exercise_name,'decided',decided,'verdict',"
    "verdict,'evidence',evidence,'overridden_to',overridden_to,'override_reason',override_reason)"
    " FROM gate WHERE id='d1';"
    "INSERT INTO change_row SELECT 2,1+row_number() OVER (ORDER BY id),'self_check',id,json_object("
    "'id',id,'athlete_id',athlete_id,'answered',answered,'question',question,'result',result,"
    "'note',note) FROM self_check WHERE id IN ('c1','c5','c6');"
    "DELETE FROM gate WHERE id='d1';"
    "DELETE FROM self_check WHERE id IN ('c1','c5');"
    "UPDATE self_check SET result='no-change' WHERE id='c6';";

// The version that a column came with.
int came_with(const std::string& column) {
  if (column == "bells") return 3;
  if (column == "overridden_by") return 5;
  return column == "dumbbells" || column == "plates" || column == "bar" ? 6 : 1;
}

// What the form of that version did not have is left out of a row.
template <class Record>
void insert_rows(SQLite::Database& db, const std::vector<Record>& list, int version) {
  for (const Record& record : list) {
    const std::vector<std::string> all = column_names<Record>();
    const std::vector<Cell> full = to_cells(record);
    std::vector<std::string> columns;
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (came_with(all[i]) > version) continue;
      columns.push_back(all[i]);
      cells.push_back(full[i]);
    }
    SQLite::Statement insert{db, upsert_sql(table_of<Record>(), columns)};
    int at = 0;
    for (const Cell& cell : cells) bind_cell(insert, ++at, cell);
    insert.exec();
  }
}

// What a log of an older version says today: all of the sample it had a place for.
LogData meaning_of(int version) {
  LogData log = sample_log();
  for (Athlete& athlete : log.athletes) {
    if (version < 3) athlete.bells.clear();
    athlete.dumbbells.clear();
    athlete.plates.clear();
    athlete.bar.clear();
  }
  log.comments.clear();
  if (version >= 5) return log;
  log.notes.clear();
  for (GateDecision& gate : log.gates) gate.overridden_by.clear();
  if (version >= 4) return log;
  const LocalTime monday = log.sessions[0].started, thursday = log.sessions[1].started;
  log.gates = {
      {.id = {"d1"},
       .athlete = {"a1"},
       .exercise = {"deadlift", ""},
       .decided = monday,
       .ruling = {.verdict = GateVerdict::kHold,
                  .session = {"w1"},
                  .form = FormWord::kBroken,
                  .loaded = true,
                  .pain = 3,
                  .pain_decided = true,
                  .planned_step = "62.5 kg instead of 60 kg",
                  .why = {"Pain of 3 of 10 is amber: it's \"early\".",
                          {"G-11", "R-LEVERS"},
                          {"Thomee1997", "Silbernagel2007"}},
                  .would_change = "Less pain.",
                  .clean_in_a_row = 1,
                  .clean_needed = 2,
                  .evidence = {{.set = {"s2"},
                                .when = monday,
                                .rep = 3,
                                .at_s = 9.9,
                                .rule = "spine_rounded",
                                .checkpoint = "C-01",
                                .measure = "spine_mdev_mm",
                                .value = 13.6823,
                                .sd = 1.2,
                                .threshold = 3.5,
                                .source = "Dowel"}}},
       .overridden_to = GateVerdict::kPass,
       .override_reason = "meet on Saturday"},
      {.id = {"d2"},
       .athlete = {"a1"},
       .exercise = {"deadlift", ""},
       .decided = thursday,
       .ruling = {.verdict = GateVerdict::kRegress}},
      {.id = {"d3"}, .athlete = {"a2"}, .exercise = {"deadlift", ""}, .decided = thursday}};
  log.pain.clear();
  log.red_flags.clear();
  log.checks.clear();
  if (version < 2) {
    log.plans.clear();
    return log;
  }
  const auto pain = [&](const char* id, Region region) {
    return PainAnswer{.id = {id}, .athlete = {"a1"}, .when = thursday, .region = region};
  };
  log.pain = {pain("c1", Region::kLowerBack), pain("c2", Region::kLowerBack),
              pain("c3", Region::kLowerBack), pain("c4", Region::kHip)};
  log.pain[0].during = 3;
  log.pain[1].next_morning = 6;
  log.pain[2].stiff = false;
  log.pain[3].stiff = true;
  log.pain[3].note = "left";
  RedFlagCheck flags{.id = {"c5"}, .athlete = {"a1"}, .when = thursday};
  for (const char* id : {"bladder-bowel", "saddle-numbness", "leg-weakness", "fall-or-accident",
                         "fever", "weight-loss", "cancer", "night-pain", "fracture-risk"}) {
    flags.answers.push_back({id, std::string_view{id} == "fever"});
  }
  log.red_flags = {flags};
  const auto check = [&](const char* id, const char* question, const char* result) {
    return SelfCheck{{id}, {"a1"}, thursday, question, result, ""};
  };
  log.checks = {check("c6", "brace-cue", "better"), check("c7", "pain-elbow", "3")};
  return log;
}

// Writes the log of that version. @param more  SQL that runs last
void write_older(const fs::path& path, int version, const char* more = "") {
  ASSERT_TRUE(open_sqlite(path, {}, migrations().first(static_cast<std::size_t>(version))));
  {
    SQLite::Database db{path.string(), SQLite::OPEN_READWRITE};
    const LogData sample = meaning_of(version);
    insert_rows(db, sample.athletes, version);
    insert_rows(db, sample.sessions, version);
    insert_rows(db, sample.sets, version);
    insert_rows(db, sample.analyses, version);
    insert_rows(db, sample.mappings, version);
    insert_rows(db, sample.imported, version);
    if (version >= 2) insert_rows(db, sample.plans, version);
    if (version >= 4) {
      insert_rows(db, sample.gates, version);
      insert_rows(db, sample.pain, version);
      insert_rows(db, sample.red_flags, version);
      insert_rows(db, sample.checks, version);
    }
    if (version >= 5) insert_rows(db, sample.notes, version);
  }
  if (version < 4) {
    run_sql(path, typed_rows().c_str());
    run_sql(path, kGoalsAndNotes);
    if (version >= 2) run_sql(path, kChecks);
    run_sql(path, (std::string(kChangeOfAll) + kChangeOfUntyped).c_str());
  } else {
    const char* notes = version < 5 ? "" : kChangeOfNotes;
    run_sql(path, (std::string(kChangeOfAll) + notes + kChangeOfTyped).c_str());
  }
  if (version >= 2) run_sql(path, kChangeOfLater);
  run_sql(path, more);
}

fs::path kept_before(const fs::path& log) {
  return log.string() + ".before-v" + std::to_string(migrations().size());
}

TEST(SqliteOlder, EveryOlderLogIsReadAndLosesNothing) {
  for (int version = 1; version < static_cast<int>(migrations().size()); ++version) {
    SCOPED_TRACE(version);
    const TestFolder folder;
    const fs::path path = folder / "log.db";
    write_older(path, version);
    auto log = open_sqlite(path);
    ASSERT_TRUE(log) << log.error().message;
    EXPECT_EQ((*log)->snapshot().value(), meaning_of(version));
    EXPECT_TRUE(fs::exists(kept_before(path)));
    ASSERT_TRUE((*log)->commit(change_from(sample_log(), "more")));
    EXPECT_EQ((*log)->undo().value().what, "more");
    EXPECT_EQ((*log)->snapshot().value(), meaning_of(version));
    EXPECT_EQ((*log)->undo().value().what, "fill") << "what was done before can still be undone";
    EXPECT_EQ((*log)->snapshot().value(), LogData{});
  }
}

TEST(SqliteOlder, WhatWasTakenOutBeforeComesBackTyped) {
  const TestFolder folder;
  const fs::path path = folder / "log.db";
  write_older(path, 3, kRemoval);
  auto log = open_sqlite(path);
  ASSERT_TRUE(log) << log.error().message;
  LogData without = meaning_of(3);
  without.gates.erase(without.gates.begin());
  without.pain.erase(without.pain.begin());
  without.red_flags.clear();
  without.checks[0].result = "no-change";
  EXPECT_EQ((*log)->snapshot().value(), without);
  EXPECT_EQ((*log)->undo(AthleteId{"a1"}).value().what, "remove");
  EXPECT_EQ((*log)->snapshot().value(), meaning_of(3));
  EXPECT_EQ((*log)->undo().value().what, "fill");
  EXPECT_EQ((*log)->snapshot().value(), LogData{}) << "what came back is taken away where it is";
}

TEST(SqliteOlder, WhatHasNoPlaceAnyMoreIsPutAsideAndToldOnce) {
  const TestFolder folder;
  const fs::path path = folder / "log.db";
  write_older(path, 3);
  std::vector<std::string> told;
  const SqliteOptions options{.tell = [&](const std::string& text) { told.push_back(text); }};
  { ASSERT_TRUE(open_sqlite(path, options)); }
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0], HasSubstr("1 goal, 2 notes, 1 ground of a decision"));
  EXPECT_THAT(told[0], HasSubstr(kept_before(path).string()));
  { ASSERT_TRUE(open_sqlite(path, options)); }
  EXPECT_EQ(told.size(), 1U);
  SQLite::Database db{path.string(), SQLite::OPEN_READONLY};
  const auto kept = [&](const char* table, const char* id, const char* field) {
    SQLite::Statement row{
        db, "SELECT json_extract(content,?) FROM set_aside WHERE table_name=? AND row_id=?"};
    row.bind(1, std::string("$.") + field);
    row.bind(2, table);
    row.bind(3, id);
    return row.executeStep() ? row.getColumn(0).getString() : std::string("nothing");
  };
  EXPECT_EQ(kept("goal", "g1", "target_load_kg"), "95.5");
  EXPECT_EQ(kept("note", "n1", "text"), "slept badly");
  EXPECT_EQ(kept("note", "n2", "text"), "travelling");
  EXPECT_EQ(kept("gate", "d2", "evidence"), "coach said so");
  EXPECT_EQ(kept("gate", "d1", "id"), "nothing");
}

TEST(SqliteOlder, ALogWithNothingToPutAsideSaysNothing) {
  const TestFolder folder;
  const fs::path path = folder / "log.db";
  ASSERT_TRUE(open_sqlite(path, {}, migrations().first(3)));
  bool told = false;
  ASSERT_TRUE(open_sqlite(path, {.tell = [&](const std::string&) { told = true; }}));
  EXPECT_FALSE(told);
  EXPECT_EQ(contents(path), LogData{});
}

TEST(SqliteOlder, AnOlderListOfChangesThatIsDamagedIsRefusedAndLeft) {
  const TestFolder folder;
  const fs::path path = folder / "log.db";
  write_older(path, 3,
              "INSERT INTO change VALUES(9,'odd','2025-09-19T08:00:00Z',0);"
              "INSERT INTO change_row VALUES(9,1,'gate','d1','{no json')");
  const std::string before = file_bytes(path);
  EXPECT_THAT(refusal(path).message, HasSubstr("could not be brought up to date"));
  EXPECT_EQ(file_bytes(path), before);
}

}  // namespace
}  // namespace dowel::store
