#pragma once

#include <string>
#include <vector>

#include "app/work_notation.h"
#include "core/catalogue/coach_rules.h"
#include "core/log/numbered_set.h"
#include "store/store.h"

/// Entries of the log as people point at them, and new ones.
namespace dowel::app {

/// All sets of one day in order.
Result<std::vector<NumberedSet>> sets_of_day(store::Store& store, const AthleteId& athlete,
                                             LocalDate day);
/// The sets of the newest day that has any; empty in an empty log.
Result<std::vector<NumberedSet>> sets_of_last_day(store::Store& store, const AthleteId& athlete);

/// Finds a set: `last` (the newest), `3` (third of the newest day), `2026-01-05/3`, or an identity
/// as --json prints it. @returns errors: usage, naming what there is
Result<NumberedSet> find_set(store::Store& store, const AthleteId& athlete,
                             const std::string& handle);

/// Finds a session by its start, as parsed from the user's words, or by identity.
/// @param day_only  the words named a day without a time
Result<WorkoutSession> find_session(store::Store& store, const AthleteId& athlete, LocalTime when,
                                    bool day_only);

/// What the user says about all sets logged at one go.
struct SetDetails {
  SetKind kind = SetKind::kWorking;
  std::vector<Side> sides{Side::kBoth};  ///< each set is logged once a side
  std::optional<double> rpe{};
  std::optional<double> rir{};
  std::string tempo{};
  std::optional<int> pain{};
  std::optional<int> next_day_pain{};
  std::string notes{};
};

/// A session of Dowel's own on that day, or one of the day before that still goes on as
/// `CoachRules::goes_on_min` says; else a new one that starts at `when`.
/// Two programs that begin the same day at the same moment name the same session.
/// @param is_new  told whether the session has yet to be written
/// @param time_given  the time of day was said: far from a session of that day it is another one
Result<WorkoutSession> session_for(store::Store& store, const CoachRules& rules,
                                   const AthleteId& athlete, LocalTime when, bool& is_new,
                                   bool time_given = false);

/// The last sets of a session, where they are what is to be put there once more: the same exercise,
/// figures and words. @returns how many; 0: they are others
std::size_t same_as_last(store::Store& store, const SessionId& session, const LogChange& change);

/// A set moved to another moment: into the session of then, as `session_for` finds it; a session of
/// Dowel's own that is left with nothing goes. @returns the change to be committed
Result<LogChange> move_set(store::Store& store, const CoachRules& rules, const AthleteId& athlete,
                           const NumberedSet& set, LocalTime when, bool time_given);

/// Puts sets at the end of a session, as one change to be committed.
Result<LogChange> log_sets(store::Store& store, const WorkoutSession& session, bool is_new,
                           const ExerciseRef& exercise, const std::vector<WorkItem>& work,
                           const SetDetails& details, const IdGenerator& ids);

}  // namespace dowel::app
