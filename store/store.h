#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/base/result.h"
#include "core/log/log.h"
#include "core/log/log_change.h"
#include "core/log/progress_point.h"

namespace dowel::store {

/// The log, wherever it is kept. Every adapter passes the same tests (store_contract_test.cpp).
/// Several processes may have the same log open; each call sees what others have committed.
/// Errors: unreadable (damaged, not a log), write_failed (disk full, read-only, locked too long),
/// bad_data (a record breaks core/log's `check`, or names one that does not exist).
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

  /// Another number as soon as somebody else has changed the log, whatever process that is in; what
  /// was committed here does not count. Costs microseconds.
  virtual Result<std::int64_t> version() = 0;

  virtual Result<std::vector<Athlete>> athletes() = 0;
  /// In the order they took place.
  virtual Result<std::vector<WorkoutSession>> sessions(const AthleteId& athlete,
                                                       const Period& period) = 0;
  virtual Result<std::optional<WorkoutSession>> session(const SessionId& session) = 0;
  /// In their order within the session.
  virtual Result<std::vector<SetEntry>> sets(const SessionId& session) = 0;
  virtual Result<std::optional<SetEntry>> set(const SetId& set) = 0;
  virtual Result<std::vector<AnalysisLink>> analyses(const SetId& set) = 0;
  /// What was written about a session or its sets, oldest first.
  virtual Result<std::vector<CoachNote>> notes(const SessionId& session) = 0;
  /// What was said at moments of a set's film, oldest first.
  virtual Result<std::vector<FilmComment>> comments(const SetId& set) = 0;
  /// Identities of the session's sets that have an analysis.
  virtual Result<std::unordered_set<std::string>> filmed(const SessionId& session) = 0;

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

  /// What one athlete's log holds beside its sets, all lists sorted by identity, as of one moment:
  /// the sets are left out, and of the analyses the documents.
  virtual Result<LogData> book(const AthleteId& athlete) = 0;
  /// All sets of one exercise of the catalogue. @param slug  empty: of all those that the catalogue
  /// does not know
  virtual Result<std::vector<SetEntry>> sets_of(const AthleteId& athlete,
                                                const std::string& slug) = 0;
  /// Whether a working set of an exercise stands in a session that began by then.
  /// @param slug  not empty
  virtual Result<bool> ever_done(const AthleteId& athlete, const std::string& slug,
                                 LocalTime until) = 0;
  /// All sets of sessions that began then or later.
  virtual Result<std::vector<SetEntry>> sets_since(const AthleteId& athlete, LocalTime from) = 0;
  /// All sets that have an analysis.
  virtual Result<std::vector<SetEntry>> filmed_sets(const AthleteId& athlete) = 0;
  /// The document of an analysis. @returns bad_data when there is none with this identity
  virtual Result<std::string> document(const AnalysisId& analysis) = 0;

  /// What `undo` would take away of what was told of a person rather than trained.
  struct UndoTakes {
    std::string what{};  ///< the change, as the list of changes has it; empty: nothing to undo
    int athletes = 0;
    int pains = 0;  ///< answers about pain
    int signs = 0;  ///< answers about warning signs
  };
  virtual Result<UndoTakes> undo_takes() = 0;
};

}  // namespace dowel::store
