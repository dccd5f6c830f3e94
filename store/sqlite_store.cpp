#include "store/sqlite_store.h"

#include <SQLiteCpp/Transaction.h>

#include <mutex>
#include <utility>

#include "store/log_place.h"
#include "store/progress.h"
#include "store/sqlite_errors.h"
#include "store/sqlite_journal.h"
#include "store/sqlite_progress.h"
#include "store/sqlite_rows.h"
#include "store/sqlite_schema.h"

namespace dowel::store {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kDawn = "0000-01-01T00:00:00";
constexpr std::string_view kDusk = "9999-12-31T23:59:59";

std::string first_moment(const Period& period) {
  return period.from ? to_text(LocalTime{*period.from}) : std::string{kDawn};
}
std::string last_moment(const Period& period) {
  if (!period.to) return std::string{kDusk};
  return to_text(LocalTime{*period.to} + std::chrono::days{1} - std::chrono::seconds{1});
}

ChangeInfo read_change(const SQLite::Statement& row) {
  auto& columns = const_cast<SQLite::Statement&>(row);
  return {.number = columns.getColumn(0).getInt64(),
          .what = columns.getColumn(1).getString(),
          .when = parse_instant(columns.getColumn(2).getString()).value_or(Instant{}),
          .undone = columns.getColumn(3).getInt() != 0};
}

class SqliteStore final : public Store {
 public:
  SqliteStore(fs::path path, Clock clock, std::unique_ptr<SQLite::Database> db)
      : path_(std::move(path)), clock_(std::move(clock)), db_(std::move(db)) {}

  Result<std::int64_t> commit(const LogChange& change) override;
  Result<void> keep_answer(const GateDecision& decision) override;
  Result<UndoTakes> undo_takes() override;
  Result<ChangeInfo> undo(const std::optional<AthleteId>& only_of) override;
  Result<std::vector<ChangeInfo>> changes(int at_most) override;

  Result<std::int64_t> version() override {
    return alone([&]() -> Result<std::int64_t> {
      if (!version_) version_ = std::make_unique<SQLite::Statement>(*db_, "PRAGMA data_version");
      version_->reset();
      version_->executeStep();
      const std::int64_t number = version_->getColumn(0).getInt64();
      version_->reset();  // a statement on its way would hold the log as it is now
      return number;
    });
  }

  Result<std::vector<Athlete>> athletes() override { return list<Athlete>("ORDER BY t.name,t.id"); }
  Result<std::vector<WorkoutSession>> sessions(const AthleteId& athlete,
                                               const Period& period) override {
    return list<WorkoutSession>(
        "WHERE t.athlete_id=? AND t.started BETWEEN ? AND ? ORDER BY t.started,t.id", athlete.value,
        first_moment(period), last_moment(period));
  }
  Result<std::optional<WorkoutSession>> session(const SessionId& session) override {
    return one<WorkoutSession>(session.value);
  }
  Result<std::vector<SetEntry>> sets(const SessionId& session) override {
    return list<SetEntry>("WHERE t.session_id=? ORDER BY t.set_order,t.id", session.value);
  }
  Result<std::optional<SetEntry>> set(const SetId& set) override {
    return one<SetEntry>(set.value);
  }
  Result<std::vector<AnalysisLink>> analyses(const SetId& set) override {
    return list<AnalysisLink>("WHERE t.set_id=? ORDER BY t.made_at,t.id", set.value);
  }
  Result<std::vector<CoachNote>> notes(const SessionId& session) override {
    return list<CoachNote>("WHERE t.session_id=? ORDER BY t.written,t.id", session.value);
  }
  Result<std::vector<FilmComment>> comments(const SetId& set) override {
    return list<FilmComment>("WHERE t.set_id=? ORDER BY t.written,t.id", set.value);
  }
  Result<std::unordered_set<std::string>> filmed(const SessionId& session) override;
  Result<std::vector<NameMapping>> mappings(const std::string& source) override {
    return list<NameMapping>("WHERE t.source=? ORDER BY t.name", source);
  }
  Result<std::vector<ProgressPoint>> progress(const AthleteId& athlete, const ExerciseRef& exercise,
                                              const Period& period) override;
  Result<std::vector<ExerciseProgress>> progress_of_all(const AthleteId& athlete,
                                                        const Period& period) override {
    return alone([&] {
      return read_progress_of_all(*db_, athlete, first_moment(period), last_moment(period));
    });
  }
  Result<std::vector<ExerciseUse>> exercises(const AthleteId& athlete) override;
  Result<std::unordered_set<std::string>> imported(const AthleteId& athlete,
                                                   const std::string& source) override;
  Result<LogData> book(const AthleteId& athlete) override;
  Result<std::vector<SetEntry>> sets_of(const AthleteId& athlete,
                                        const std::string& slug) override {
    // The plus keeps SQLite from going through all that the athlete ever did instead.
    return list<SetEntry>(
        "WHERE t.exercise_slug=? AND +t.session_id IN (SELECT id FROM session WHERE athlete_id=?)",
        slug, athlete.value);
  }
  Result<bool> ever_done(const AthleteId& athlete, const std::string& slug,
                         LocalTime until) override {
    return alone([&]() -> Result<bool> {
      SQLite::Statement found{
          *db_,
          "SELECT 1 FROM set_entry t WHERE t.exercise_slug=? AND t.kind<>'warmup'"
          " AND EXISTS (SELECT 1 FROM session s WHERE s.id=t.session_id"
          " AND s.athlete_id=? AND s.started<=?) LIMIT 1"};
      found.bind(1, slug);
      found.bind(2, athlete.value);
      found.bind(3, to_text(until));
      return found.executeStep();
    });
  }
  Result<std::vector<SetEntry>> sets_since(const AthleteId& athlete, LocalTime from) override {
    return list<SetEntry>(
        "WHERE t.session_id IN (SELECT id FROM session WHERE athlete_id=? AND started>=?)",
        athlete.value, to_text(from));
  }
  Result<std::vector<SetEntry>> filmed_sets(const AthleteId& athlete) override {
    return list<SetEntry>(
        "WHERE t.id IN (SELECT set_id FROM analysis)"
        " AND +t.session_id IN (SELECT id FROM session WHERE athlete_id=?)",
        athlete.value);
  }
  Result<std::string> document(const AnalysisId& analysis) override;
  Result<LogData> snapshot() override;

 private:
  // Runs `work` alone on this connection, with SQLite's complaints turned into errors.
  template <class Work>
  auto alone(Work&& work) -> decltype(work()) {
    const std::lock_guard lock{mutex_};
    return guarded(path_, std::forward<Work>(work));
  }
  template <class Record, class... Values>
  Result<std::vector<Record>> list(std::string_view rest, const Values&... values) {
    return alone([&]() -> Result<std::vector<Record>> {
      SQLite::Statement select{*db_, select_sql<Record>(rest)};
      int at = 0;
      (select.bind(++at, values), ...);
      return read_all<Record>(select);
    });
  }
  template <class Record>
  Result<std::optional<Record>> one(const std::string& id) {
    auto found = list<Record>("WHERE t.id=?", id);
    DOWEL_TRY(found);
    if (found->empty()) return std::nullopt;
    return std::move(found->front());
  }

  std::mutex mutex_;
  fs::path path_;
  Clock clock_;
  std::unique_ptr<SQLite::Database> db_;
  std::unique_ptr<SQLite::Statement> version_;  // prepared at the first question; ends before db_
};

Result<void> check_all(const LogChange& change) {
  for (const Record& record : change.put) {
    auto checked = std::visit([](const auto& value) { return check(value); }, record);
    DOWEL_TRY(checked);
  }
  return {};
}

Result<std::int64_t> SqliteStore::commit(const LogChange& change) {
  DOWEL_TRY(check_all(change));
  return alone([&]() -> Result<std::int64_t> {
    SQLite::Transaction transaction{*db_, SQLite::TransactionBehavior::IMMEDIATE};
    db_->exec("PRAGMA defer_foreign_keys=ON");  // belongings are checked once, at the end
    ChangeWriter writer{*db_, change.what, clock_()};
    for (const RecordId& id : change.removed) writer.remove(id);
    for (const Record& record : change.put) writer.put(record);
    transaction.commit();
    return writer.number();
  });
}

Result<void> SqliteStore::keep_answer(const GateDecision& decision) {
  DOWEL_TRY(check(decision));
  return alone([&]() -> Result<void> {
    SQLite::Transaction transaction{*db_, SQLite::TransactionBehavior::IMMEDIATE};
    keep_aside(*db_, decision);
    transaction.commit();
    return {};
  });
}

// @returns usage when a change touches what is not this athlete's
Result<void> check_owner(SQLite::Database& db, const ChangeInfo& change, const AthleteId& wanted) {
  const auto name_of = [&](const AthleteId& id) {
    SQLite::Statement name{db, "SELECT name FROM athlete WHERE id=?"};
    name.bind(1, id.value);
    return name.executeStep() ? name.getColumn(0).getString() : std::string{"somebody removed"};
  };
  for (const AthleteId& owner : owners_of_change(db, change.number)) {
    if (owner == wanted) continue;
    return fail(ErrorCode::kUsage,
                "the newest change is not of " + name_of(wanted) + " but of " + name_of(owner) +
                    ": " + change.what,
                "changes are taken back newest first; to take this one back leave --athlete out");
  }
  return {};
}

Result<Store::UndoTakes> SqliteStore::undo_takes() {
  return alone([&]() -> Result<UndoTakes> {
    UndoTakes takes;
    SQLite::Statement newest{
        *db_, "SELECT number,what FROM change WHERE undone=0 ORDER BY number DESC LIMIT 1"};
    if (!newest.executeStep()) return takes;
    takes.what = newest.getColumn(1).getString();
    // A row that was not there before the change goes with it.
    SQLite::Statement rows{*db_,
                           "SELECT table_name,COUNT(*) FROM change_row WHERE change=? AND before "
                           "IS NULL GROUP BY table_name"};
    rows.bind(1, newest.getColumn(0).getInt64());
    while (rows.executeStep()) {
      const std::string table = rows.getColumn(0).getString();
      const int count = rows.getColumn(1).getInt();
      if (table == table_of<Athlete>()) takes.athletes = count;
      if (table == table_of<PainAnswer>()) takes.pains = count;
      if (table == table_of<RedFlagCheck>()) takes.signs = count;
    }
    return takes;
  });
}

Result<ChangeInfo> SqliteStore::undo(const std::optional<AthleteId>& only_of) {
  return alone([&]() -> Result<ChangeInfo> {
    SQLite::Transaction transaction{*db_, SQLite::TransactionBehavior::IMMEDIATE};
    db_->exec("PRAGMA defer_foreign_keys=ON");
    SQLite::Statement newest{*db_,
                             "SELECT number,what,made_at,undone FROM change WHERE undone=0 "
                             "ORDER BY number DESC LIMIT 1"};
    if (!newest.executeStep()) {
      return fail(ErrorCode::kUsage, "there is nothing to undo",
                  "every change of this log has been taken back already");
    }
    ChangeInfo info = read_change(newest);
    newest.reset();
    if (only_of) {
      DOWEL_TRY(check_owner(*db_, info, *only_of));
    }
    undo_change(*db_, info.number);
    transaction.commit();
    info.undone = true;
    return info;
  });
}

Result<std::vector<ChangeInfo>> SqliteStore::changes(int at_most) {
  return alone([&]() -> Result<std::vector<ChangeInfo>> {
    SQLite::Statement newest{
        *db_, "SELECT number,what,made_at,undone FROM change ORDER BY number DESC LIMIT ?"};
    newest.bind(1, at_most);
    std::vector<ChangeInfo> list;
    while (newest.executeStep()) list.push_back(read_change(newest));
    return list;
  });
}

Result<std::vector<ProgressPoint>> SqliteStore::progress(const AthleteId& athlete,
                                                         const ExerciseRef& exercise,
                                                         const Period& period) {
  return alone([&]() -> Result<std::vector<ProgressPoint>> {
    SQLite::Statement rows{
        *db_,
        std::string{kWithNewest} +
            "SELECT s.id,s.started,e.reps,e.load_kg,e.hold_s,e.distance_m,e.pain,e.next_day_pain,"
            "a.held,a.gradeable,e.side,e.rpe,e.rir FROM set_entry e JOIN session s ON "
            "s.id=e.session_id "
            "LEFT JOIN newest a ON a.set_id=e.id "
            "WHERE e.exercise_slug=? AND (e.exercise_slug<>'' OR e.exercise_name=?) "
            "AND e.kind<>'warmup' AND s.athlete_id=? AND s.started BETWEEN ? AND ? "
            "ORDER BY s.started,s.id,e.set_order"};
    rows.bind(1, exercise.slug);
    rows.bind(2, exercise.name);
    rows.bind(3, athlete.value);
    rows.bind(4, first_moment(period));
    rows.bind(5, last_moment(period));
    std::vector<ProgressPoint> points;
    while (rows.executeStep()) {
      const auto real = [&](int at) -> std::optional<double> {
        const SQLite::Column column = rows.getColumn(at);
        return column.isNull() ? std::nullopt : std::optional{column.getDouble()};
      };
      const auto whole = [&](int at) -> std::optional<int> {
        const SQLite::Column column = rows.getColumn(at);
        return column.isNull() ? std::nullopt : std::optional{column.getInt()};
      };
      const SessionId session{rows.getColumn(0).getString()};
      if (points.empty() || points.back().session != session) {
        const auto started = parse_local_time(rows.getColumn(1).getText());
        points.push_back({.session = session, .started = started.value_or(LocalTime{})});
      }
      add_set(points.back(), {.side = side_of(rows.getColumn(10).getText()),
                              .reps = whole(2),
                              .load_kg = real(3),
                              .hold_s = real(4),
                              .distance_m = real(5),
                              .pain = whole(6),
                              .next_day_pain = whole(7),
                              .rpe = real(11),
                              .rir = real(12),
                              .held = whole(8).value_or(0),
                              .gradeable = whole(9).value_or(0)});
    }
    return points;
  });
}

Result<std::vector<ExerciseUse>> SqliteStore::exercises(const AthleteId& athlete) {
  return alone([&]() -> Result<std::vector<ExerciseUse>> {
    SQLite::Statement rows{*db_,
                           "SELECT e.exercise_slug,max(e.exercise_name),count(*),max(s.started) "
                           "FROM set_entry e JOIN session s ON s.id=e.session_id "
                           "WHERE s.athlete_id=? GROUP BY e.exercise_slug,"
                           "CASE WHEN e.exercise_slug='' THEN e.exercise_name ELSE '' END "
                           "ORDER BY 3 DESC,1,2"};
    rows.bind(1, athlete.value);
    std::vector<ExerciseUse> uses;
    while (rows.executeStep()) {
      uses.push_back({.exercise = {rows.getColumn(0).getString(), rows.getColumn(1).getString()},
                      .sets = rows.getColumn(2).getInt(),
                      .last = parse_local_time(rows.getColumn(3).getText()).value_or(LocalTime{})});
    }
    return uses;
  });
}

Result<std::unordered_set<std::string>> SqliteStore::filmed(const SessionId& session) {
  return alone([&]() -> Result<std::unordered_set<std::string>> {
    SQLite::Statement rows{*db_,
                           "SELECT e.id FROM set_entry e WHERE e.session_id=? AND EXISTS"
                           " (SELECT 1 FROM analysis a WHERE a.set_id=e.id)"};
    rows.bind(1, session.value);
    std::unordered_set<std::string> ids;
    while (rows.executeStep()) ids.insert(rows.getColumn(0).getString());
    return ids;
  });
}

Result<std::unordered_set<std::string>> SqliteStore::imported(const AthleteId& athlete,
                                                              const std::string& source) {
  return alone([&]() -> Result<std::unordered_set<std::string>> {
    SQLite::Statement rows{*db_, "SELECT id FROM imported_row WHERE athlete_id=? AND source=?"};
    rows.bind(1, athlete.value);
    rows.bind(2, source);
    std::unordered_set<std::string> ids;
    while (rows.executeStep()) ids.insert(rows.getColumn(0).getString());
    return ids;
  });
}

// Which rows of a table are an athlete's own; empty for tables a book leaves out.
template <class T>
std::string own_rows_sql() {
  if constexpr (std::is_same_v<T, Athlete>) {
    return select_sql<T>("WHERE t.id=?");
  } else if constexpr (std::is_same_v<T, AnalysisLink>) {
    std::string sql = select_sql<T>(
        "WHERE (SELECT s.athlete_id FROM set_entry e JOIN session s ON s.id=e.session_id"
        " WHERE e.id=t.set_id)=? ORDER BY t.id");
    const std::string document = "t.json";
    return sql.replace(sql.find(document), document.size(), "''");
  } else if constexpr (requires(T record) { record.athlete; } && !std::is_same_v<T, ImportedRow>) {
    return select_sql<T>("WHERE t.athlete_id=? ORDER BY t.id");
  } else {
    return "";
  }
}

Result<LogData> SqliteStore::book(const AthleteId& athlete) {
  return alone([&]() -> Result<LogData> {
    SQLite::Transaction one_moment{*db_};  // all lists as of the same moment
    LogData data;
    Result<void> outcome;
    visit_lists(data, [&]<class T>(std::string_view, std::vector<T>& list) {
      const std::string sql = own_rows_sql<T>();
      if (!outcome || sql.empty()) return;
      SQLite::Statement select{*db_, sql};
      select.bind(1, athlete.value);
      auto rows = read_all<T>(select);
      if (rows) {
        list = std::move(*rows);
      } else {
        outcome = tl::unexpected<Error>(std::move(rows.error()));
      }
    });
    DOWEL_TRY(outcome);
    return data;
  });
}

Result<std::string> SqliteStore::document(const AnalysisId& analysis) {
  return alone([&]() -> Result<std::string> {
    SQLite::Statement row{*db_, "SELECT json FROM analysis WHERE id=?"};
    row.bind(1, analysis.value);
    if (!row.executeStep()) {
      return fail(ErrorCode::kBadData, "there is no analysis '" + analysis.value + "' in the log",
                  "it was taken out meanwhile; ask again");
    }
    return row.getColumn(0).getString();
  });
}

Result<LogData> SqliteStore::snapshot() {
  return alone([&]() -> Result<LogData> {
    SQLite::Transaction one_moment{*db_};  // all lists as of the same moment
    LogData data;
    Result<void> outcome;
    visit_lists(data, [&]<class T>(std::string_view, std::vector<T>& list) {
      if (!outcome) return;
      SQLite::Statement select{*db_, select_sql<T>("ORDER BY t.id")};
      auto rows = read_all<T>(select);
      if (rows) {
        list = std::move(*rows);
      } else {
        outcome = tl::unexpected<Error>(std::move(rows.error()));
      }
    });
    DOWEL_TRY(outcome);
    return data;
  });
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite(const fs::path& path, const SqliteOptions& options) {
  return open_sqlite(path, options, migrations());
}

Result<std::unique_ptr<Store>> read_sqlite(const fs::path& path) {
  const fs::path log = fs::absolute(path);
  const auto there = log_is_there(log);
  DOWEL_TRY(there);
  if (!*there) {
    return fail(ErrorCode::kUnreadable, "there is no log at " + path.string(), "check the name");
  }
  auto db = open_to_read(log, migrations());
  DOWEL_TRY(db);
  return std::make_unique<SqliteStore>(log, system_clock(), std::move(*db));
}

Result<std::unique_ptr<Store>> open_nothing() {
  auto db = create_in_memory(migrations());
  DOWEL_TRY(db);
  return std::make_unique<SqliteStore>(fs::path{}, system_clock(), std::move(*db));
}

Result<std::unique_ptr<Store>> open_sqlite(const fs::path& path, const SqliteOptions& options,
                                           std::span<const Migration> steps) {
  const fs::path log = fs::absolute(path);
  const auto there = log_is_there(log);
  DOWEL_TRY(there);
  if (!*there) {
    DOWEL_TRY(make_private_folder(log.parent_path()));
    DOWEL_TRY(create_file(log, steps));
  }
  auto db = open_file(log, options, steps);
  DOWEL_TRY(db);
  return std::make_unique<SqliteStore>(log, options.clock, std::move(*db));
}

}  // namespace dowel::store
