#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/log/log.h"

namespace dowel::store {

/// Any one record of the log.
using Record = std::variant<Athlete, Goal, WorkoutSession, SetEntry, AnalysisLink, GateDecision,
                            Note, PlanRecord, SelfCheck, NameMapping, ImportedRow>;
/// The identity of any one record.
using RecordId = std::variant<AthleteId, GoalId, SessionId, SetId, AnalysisId, GateId, NoteId,
                              PlanId, CheckId, MappingId, ImportedRowId>;

/// What the user does at one go: kept whole or not at all, and undone as one.
struct LogChange {
  std::string what{};               ///< for the list of changes: "log a set", "import 335 workouts"
  std::vector<Record> put{};        ///< new, or replacing what has the same identity; parents first
  std::vector<RecordId> removed{};  ///< gone together with all that hangs on them
};

/// One entry of the list of changes.
struct ChangeInfo {
  std::int64_t number = 0;  ///< rising
  std::string what{};
  Instant when{};
  bool undone = false;
};

/// From when to when, both inclusive; an open end is absent.
struct Period {
  std::optional<LocalDate> from{};
  std::optional<LocalDate> to{};
};

/// What one session did for one exercise, warm-ups left out.
struct ProgressPoint {
  SessionId session{};
  LocalTime started{};
  int sets = 0;
  int reps = 0;
  double volume_kg = 0;                    ///< sum of load times reps
  std::optional<double> best_load_kg{};    ///< heaviest set
  std::optional<int> best_load_reps{};     ///< most reps done with it
  std::optional<double> best_one_rm_kg{};  ///< Epley, from sets of 1 … 10 reps
  std::optional<double> longest_hold_s{};  ///< for holds
  std::optional<double> longest_distance_m{};
  std::optional<int> worst_pain{};  ///< 0 … 10, during or the day after
  int held = 0;                     ///< movement quality of the filmed sets: held …
  int gradeable = 0;                ///< … out of gradeable checkpoint-reps

  bool operator==(const ProgressPoint&) const = default;
};

/// An exercise that occurs in a log, and how much of it.
struct ExerciseUse {
  ExerciseRef exercise{};
  int sets = 0;
  LocalTime last{};
};

/// All that was done of one exercise.
struct ExerciseProgress {
  ExerciseRef exercise{};
  std::vector<ProgressPoint> points{};  ///< as `Store::progress` gives them, never empty

  bool operator==(const ExerciseProgress&) const = default;
};

/// The log, wherever it is kept. Every adapter passes the same tests (store_contract_test.cpp).
/// Several processes may have the same log open; each call sees what others have committed.
/// Errors: unreadable (damaged, not a log), write_failed (disk full, read-only, locked too long),
/// bad_data (a record breaks core/training's `check`, or names one that does not exist).
class Store {
 public:
  virtual ~Store() = default;

  /// Writes a change. When this returns without an error the change survives a killed process and
  /// a power cut; when it returns an error nothing of it is there.
  /// @returns the number under which `undo` knows it
  virtual Result<std::int64_t> commit(const LogChange& change) = 0;
  /// Keeps what the gate answered. It follows from what is logged, so it is no change: not listed,
  /// and nothing to undo.
  virtual Result<void> keep_answer(const GateDecision& decision) = 0;
  /// Takes the newest change that is not undone back.
  /// @param only_of  refuse when the change touches what is another athlete's
  /// @returns it; usage when there is none or it is refused, saying whose it was
  virtual Result<ChangeInfo> undo(const std::optional<AthleteId>& only_of = std::nullopt) = 0;
  /// The newest changes, newest first.
  virtual Result<std::vector<ChangeInfo>> changes(int at_most) = 0;

  virtual Result<std::vector<Athlete>> athletes() = 0;
  virtual Result<std::vector<Goal>> goals(const AthleteId& athlete) = 0;
  /// In the order they took place.
  virtual Result<std::vector<WorkoutSession>> sessions(const AthleteId& athlete,
                                                       const Period& period) = 0;
  virtual Result<std::optional<WorkoutSession>> session(const SessionId& session) = 0;
  /// In their order within the session.
  virtual Result<std::vector<SetEntry>> sets(const SessionId& session) = 0;
  virtual Result<std::optional<SetEntry>> set(const SetId& set) = 0;
  virtual Result<std::vector<AnalysisLink>> analyses(const SetId& set) = 0;
  /// Identities of the session's sets that have an analysis.
  virtual Result<std::unordered_set<std::string>> filmed(const SessionId& session) = 0;
  /// Oldest first. @param exercise  by slug, or by name when it has none
  virtual Result<std::vector<GateDecision>> gates(const AthleteId& athlete,
                                                  const ExerciseRef& exercise) = 0;
  virtual Result<std::vector<Note>> notes(const AthleteId& athlete, const Period& period) = 0;

  /// Oldest first, by when they were made.
  virtual Result<std::vector<PlanRecord>> plans(const AthleteId& athlete) = 0;
  /// Oldest first.
  virtual Result<std::vector<SelfCheck>> checks(const AthleteId& athlete, const Period& period) = 0;

  /// One point a session that has the exercise, oldest first. Beyond sessions with warm-ups only,
  /// no session is left out. @param exercise  by slug, or by name when it has none
  virtual Result<std::vector<ProgressPoint>> progress(const AthleteId& athlete,
                                                      const ExerciseRef& exercise,
                                                      const Period& period) = 0;
  /// The same for every exercise at once, in one pass over the log; by slug, then name.
  virtual Result<std::vector<ExerciseProgress>> progress_of_all(const AthleteId& athlete,
                                                                const Period& period) = 0;
  /// Every exercise of the athlete's log, most used first.
  virtual Result<std::vector<ExerciseUse>> exercises(const AthleteId& athlete) = 0;

  virtual Result<std::vector<NameMapping>> mappings(const std::string& source) = 0;
  /// Identities of all rows ever imported from a source for an athlete.
  virtual Result<std::unordered_set<std::string>> imported(const AthleteId& athlete,
                                                           const std::string& source) = 0;

  /// The whole log, all lists sorted by identity; the list of changes is not part of it.
  virtual Result<LogData> snapshot() = 0;
};

/// A change that writes a whole log, e.g. one read back from an export.
LogChange change_from(const LogData& data, std::string what);

}  // namespace dowel::store
