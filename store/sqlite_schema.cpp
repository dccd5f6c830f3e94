#include "store/sqlite_schema.h"

#include <array>

#include "store/sqlite_version4.h"

namespace dowel::store {
namespace {

// Times are ISO 8601 text, so that text order is time order and a person can read the file with
// any SQLite browser. Lists are text, one entry a line. Absent means NULL, nowhere a magic number.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE athlete(
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  sex TEXT NOT NULL CHECK(sex IN ('unstated','female','male')),
  birth_year INTEGER,
  height_m REAL CHECK(height_m > 0),
  mass_kg REAL CHECK(mass_kg > 0),
  shown_unit TEXT NOT NULL CHECK(shown_unit IN ('kg','lb')),
  experience TEXT NOT NULL
    CHECK(experience IN ('unstated','novice','intermediate','advanced')),
  conditions TEXT NOT NULL,
  equipment TEXT NOT NULL
) STRICT;
CREATE TABLE goal(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  exercise_slug TEXT NOT NULL,
  target_load_kg REAL,
  target_reps INTEGER,
  due TEXT,
  reached INTEGER NOT NULL CHECK(reached IN (0,1))
) STRICT;
CREATE TABLE session(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  started TEXT NOT NULL,
  duration_s REAL CHECK(duration_s >= 0),
  title TEXT NOT NULL,
  notes TEXT NOT NULL,
  body_mass_kg REAL CHECK(body_mass_kg > 0),
  source TEXT NOT NULL
) STRICT;
CREATE TABLE set_entry(
  id TEXT NOT NULL PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session(id),
  exercise_slug TEXT NOT NULL,
  exercise_name TEXT NOT NULL,
  set_order INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('working','warmup','failure','drop')),
  side TEXT NOT NULL CHECK(side IN ('both','left','right')),
  reps INTEGER CHECK(reps >= 0),
  hold_s REAL CHECK(hold_s >= 0),
  distance_m REAL CHECK(distance_m >= 0),
  load_kg REAL,
  rpe REAL CHECK(rpe BETWEEN 0 AND 10),
  rir REAL CHECK(rir >= 0),
  tempo TEXT NOT NULL,
  superset TEXT NOT NULL,
  pain INTEGER CHECK(pain BETWEEN 0 AND 10),
  next_day_pain INTEGER CHECK(next_day_pain BETWEEN 0 AND 10),
  notes TEXT NOT NULL,
  CHECK(exercise_slug <> '' OR exercise_name <> '')
) STRICT;
CREATE TABLE analysis(
  id TEXT NOT NULL PRIMARY KEY,
  set_id TEXT NOT NULL REFERENCES set_entry(id),
  made_at TEXT NOT NULL,
  clip TEXT NOT NULL,
  held INTEGER NOT NULL,
  gradeable INTEGER NOT NULL,
  json TEXT NOT NULL,
  CHECK(held BETWEEN 0 AND gradeable)
) STRICT;
CREATE TABLE gate(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  exercise_slug TEXT NOT NULL,
  exercise_name TEXT NOT NULL,
  decided TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK(verdict IN ('pass','hold','regress','not_measured')),
  evidence TEXT NOT NULL,
  overridden_to TEXT CHECK(overridden_to IN ('pass','hold','regress','not_measured')),
  override_reason TEXT NOT NULL
) STRICT;
CREATE TABLE note(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  session_id TEXT NOT NULL,
  written TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE name_mapping(
  id TEXT NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  name TEXT NOT NULL,
  slug TEXT NOT NULL
) STRICT;
CREATE TABLE imported_row(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  source TEXT NOT NULL
) STRICT;

CREATE INDEX goal_by_athlete ON goal(athlete_id);
CREATE INDEX session_by_time ON session(athlete_id, started);
CREATE INDEX set_by_session ON set_entry(session_id, set_order);
CREATE INDEX set_by_exercise ON set_entry(exercise_slug, exercise_name, session_id);
CREATE INDEX analysis_by_set ON analysis(set_id);
CREATE INDEX gate_by_exercise ON gate(athlete_id, exercise_slug, exercise_name, decided);
CREATE INDEX note_by_time ON note(athlete_id, written);
CREATE INDEX note_by_session ON note(session_id);
CREATE INDEX mapping_by_name ON name_mapping(source, name);
CREATE INDEX imported_by_source ON imported_row(athlete_id, source);

-- What every change found before it, so that it can be undone. `before` is the row as JSON, NULL
-- where there was none.
CREATE TABLE change(
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  what TEXT NOT NULL,
  made_at TEXT NOT NULL,
  undone INTEGER NOT NULL CHECK(undone IN (0,1))
) STRICT;
CREATE TABLE change_row(
  change INTEGER NOT NULL REFERENCES change(number),
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  before TEXT,
  PRIMARY KEY(change, position)
) STRICT, WITHOUT ROWID;
)sql";

// Plans as they were asked for, and what the athlete answered.
constexpr const char* kVersion2 = R"sql(
CREATE TABLE plan(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  made TEXT NOT NULL,
  start TEXT NOT NULL,
  weeks INTEGER NOT NULL CHECK(weeks BETWEEN 1 AND 16),
  request TEXT NOT NULL CHECK(request <> '')
) STRICT;
CREATE TABLE self_check(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  answered TEXT NOT NULL,
  question TEXT NOT NULL CHECK(question <> ''),
  result TEXT NOT NULL CHECK(result <> ''),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX plan_by_time ON plan(athlete_id, made);
CREATE INDEX self_check_by_time ON self_check(athlete_id, answered);
)sql";

// The kettlebells at hand.
constexpr const char* kVersion3 = R"sql(
ALTER TABLE athlete ADD COLUMN bells TEXT NOT NULL DEFAULT '';
)sql";

// What a coach writes about a session or a film, and who overrode a decision.
constexpr const char* kVersion5 = R"sql(
ALTER TABLE gate ADD COLUMN overridden_by TEXT NOT NULL DEFAULT '';
CREATE TABLE coach_note(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  session_id TEXT NOT NULL REFERENCES session(id),
  set_id TEXT REFERENCES set_entry(id),
  written TEXT NOT NULL,
  author TEXT NOT NULL CHECK(author <> ''),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX coach_note_by_athlete ON coach_note(athlete_id);
CREATE INDEX coach_note_by_session ON coach_note(session_id);
CREATE INDEX coach_note_by_set ON coach_note(set_id);
)sql";

// What is said at moments of a film, and what else there is to lift with.
constexpr const char* kVersion6 = R"sql(
CREATE TABLE film_comment(
  id TEXT NOT NULL PRIMARY KEY,
  athlete_id TEXT NOT NULL REFERENCES athlete(id),
  set_id TEXT NOT NULL REFERENCES set_entry(id),
  written TEXT NOT NULL,
  in_s REAL NOT NULL CHECK(in_s >= 0),
  out_s REAL CHECK(out_s >= in_s),
  rep INTEGER CHECK(rep >= 0),
  finding TEXT NOT NULL,
  author TEXT NOT NULL CHECK(author <> ''),
  text TEXT NOT NULL,
  drawing TEXT NOT NULL,
  done INTEGER NOT NULL CHECK(done IN (0,1))
) STRICT;
CREATE INDEX film_comment_by_athlete ON film_comment(athlete_id);
CREATE INDEX film_comment_by_set ON film_comment(set_id);
-- What else the athlete owns to lift with.
ALTER TABLE athlete ADD COLUMN dumbbells TEXT NOT NULL DEFAULT '';
ALTER TABLE athlete ADD COLUMN plates TEXT NOT NULL DEFAULT '';
ALTER TABLE athlete ADD COLUMN bar TEXT NOT NULL DEFAULT '';
)sql";

// Comments that answer others, who has read them, and what was spoken.
constexpr const char* kVersion7 = R"sql(
ALTER TABLE film_comment ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';
ALTER TABLE film_comment ADD COLUMN read_by TEXT NOT NULL DEFAULT '';
ALTER TABLE film_comment ADD COLUMN voice TEXT NOT NULL DEFAULT '';
ALTER TABLE film_comment ADD COLUMN voice_s REAL;
)sql";

const std::array kMigrations{Migration{1, kVersion1}, Migration{2, kVersion2},
                             Migration{3, kVersion3}, Migration{4, kVersion4, fill_version4},
                             Migration{5, kVersion5}, Migration{6, kVersion6},
                             Migration{7, kVersion7}};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

}  // namespace dowel::store
