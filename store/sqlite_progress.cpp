#include "store/sqlite_progress.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "store/progress.h"

namespace dowel::store {
namespace {

// Reads go through SQLite's own functions: a hundred thousand rows of ten columns each are too
// many for an object a cell.
std::string_view text_at(sqlite3_stmt* row, int column) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
  return text == nullptr
             ? std::string_view{}
             : std::string_view{text, static_cast<std::size_t>(sqlite3_column_bytes(row, column))};
}
std::optional<int> whole_at(sqlite3_stmt* row, int column) {
  if (sqlite3_column_type(row, column) == SQLITE_NULL) return std::nullopt;
  return sqlite3_column_int(row, column);
}
std::optional<double> real_at(sqlite3_stmt* row, int column) {
  if (sqlite3_column_type(row, column) == SQLITE_NULL) return std::nullopt;
  return sqlite3_column_double(row, column);
}

// A statement run by SQLite's own functions.
class RawRows {
 public:
  RawRows(SQLite::Database& db, const char* sql) : db_(db) {
    if (sqlite3_prepare_v2(db_.getHandle(), sql, -1, &row_, nullptr) != SQLITE_OK) complain();
  }
  ~RawRows() { sqlite3_finalize(row_); }
  RawRows(const RawRows&) = delete;
  RawRows& operator=(const RawRows&) = delete;

  sqlite3_stmt* row() const { return row_; }
  bool next() {
    const int step = sqlite3_step(row_);
    if (step != SQLITE_ROW && step != SQLITE_DONE) complain();
    return step == SQLITE_ROW;
  }

 private:
  [[noreturn]] void complain() const { throw SQLite::Exception(db_.getHandle()); }

  SQLite::Database& db_;
  sqlite3_stmt* row_ = nullptr;
};

struct Sessions {
  std::vector<std::pair<SessionId, LocalTime>> list;  // in the order they took place
  std::unordered_map<std::string, std::size_t> place;
};

Sessions read_sessions(SQLite::Database& db, const AthleteId& athlete, const std::string& first,
                       const std::string& last) {
  Sessions sessions;
  SQLite::Statement rows{db,
                         "SELECT id,started FROM session WHERE athlete_id=? AND started BETWEEN ? "
                         "AND ? ORDER BY started,id"};
  rows.bind(1, athlete.value);
  rows.bind(2, first);
  rows.bind(3, last);
  while (rows.executeStep()) {
    const std::string id = rows.getColumn(0).getString();
    const auto started = parse_local_time(rows.getColumn(1).getText());
    sessions.place[id] = sessions.list.size();
    sessions.list.emplace_back(SessionId{id}, started.value_or(LocalTime{}));
  }
  return sessions;
}

std::unordered_map<std::string, std::pair<int, int>> read_quality(SQLite::Database& db) {
  std::unordered_map<std::string, std::pair<int, int>> quality;
  SQLite::Statement rows{db, std::string{kWithNewest} + "SELECT set_id,held,gradeable FROM newest"};
  while (rows.executeStep()) {
    quality[rows.getColumn(0).getString()] = {rows.getColumn(1).getInt(),
                                              rows.getColumn(2).getInt()};
  }
  return quality;
}

struct Gathered {
  std::string name;                             // the greatest of those given
  std::map<std::size_t, ProgressPoint> points;  // by place of the session; empty when none
  std::map<std::size_t, ProgressPoint>::iterator latest;
};

// Exercises by slug, those without one by name.
using Gathering = std::map<std::pair<std::string, std::string>, Gathered>;

constexpr const char* kSets =
    "SELECT session_id,exercise_slug,exercise_name,kind='warmup',reps,load_kg,hold_s,distance_m,"
    "pain,next_day_pain,id,side,rpe,rir FROM set_entry";

Gathering gather(SQLite::Database& db, const Sessions& sessions) {
  const auto quality = read_quality(db);
  Gathering gathering;
  RawRows rows{db, kSets};
  sqlite3_stmt* row = rows.row();
  std::string session, slug, name;  // of the row before: most rows repeat them
  auto place = sessions.place.end();
  auto own = gathering.end();
  while (rows.next()) {
    if (text_at(row, 0) != session || place == sessions.place.end()) {
      session = text_at(row, 0);
      place = sessions.place.find(session);
    }
    if (place == sessions.place.end()) continue;  // of another athlete or time
    if (own == gathering.end() || text_at(row, 1) != slug || text_at(row, 2) != name) {
      slug = text_at(row, 1);
      name = text_at(row, 2);
      own = gathering.try_emplace({slug, slug.empty() ? name : std::string{}}).first;
      own->second.name = std::max(own->second.name, name);
      own->second.latest = own->second.points.end();
    }
    if (sqlite3_column_int(row, 3) != 0) continue;
    Gathered& exercise = own->second;
    if (exercise.latest == exercise.points.end() || exercise.latest->first != place->second) {
      const auto& [id, started] = sessions.list[place->second];
      exercise.latest =
          exercise.points
              .try_emplace(place->second, ProgressPoint{.session = id, .started = started})
              .first;
    }
    SetFigures figures{.side = side_of(text_at(row, 11)),
                       .reps = whole_at(row, 4),
                       .load_kg = real_at(row, 5),
                       .hold_s = real_at(row, 6),
                       .distance_m = real_at(row, 7),
                       .pain = whole_at(row, 8),
                       .next_day_pain = whole_at(row, 9),
                       .rpe = real_at(row, 12),
                       .rir = real_at(row, 13)};
    if (!quality.empty()) {
      if (const auto found = quality.find(std::string{text_at(row, 10)}); found != quality.end()) {
        std::tie(figures.held, figures.gradeable) = found->second;
      }
    }
    add_set(exercise.latest->second, figures);
  }
  return gathering;
}

}  // namespace

Result<std::vector<ExerciseProgress>> read_progress_of_all(SQLite::Database& db,
                                                           const AthleteId& athlete,
                                                           const std::string& first,
                                                           const std::string& last) {
  SQLite::Transaction one_moment{db};  // sessions and sets as of the same moment
  Gathering gathering = gather(db, read_sessions(db, athlete, first, last));
  std::vector<ExerciseProgress> all;
  for (auto& [key, exercise] : gathering) {
    if (exercise.points.empty()) continue;
    ExerciseProgress progress{.exercise = {key.first, exercise.name}};
    progress.points.reserve(exercise.points.size());
    for (auto& [place, point] : exercise.points) progress.points.push_back(std::move(point));
    all.push_back(std::move(progress));
  }
  return all;
}

}  // namespace dowel::store
