#pragma once

#include <map>
#include <vector>

#include "core/coach/roster.h"

/// The parts of a look over one athlete.
namespace dowel {

/// What one session did of one exercise, without warm-ups.
struct SessionWork {
  const WorkoutSession* session = nullptr;
  std::vector<SetEntry> sets{};
};

/// One exercise of the last weeks, oldest session first.
struct ExerciseWork {
  ExerciseRef exercise{};
  std::vector<SessionWork> sessions{};
};

/// The last weeks of a log by exercise.
struct RecentWork {
  LocalTime since{};  ///< what the coach asks about
  std::vector<ExerciseWork> exercises{};
};

/// @returns errors: as the reader's
Result<RecentWork> recent_work(const Book& book, LocalTime since);

/// Whether a coach wrote about the session or this set of it, or only looked at it.
bool looked_at(const LogData& log, const SetEntry& set);
/// … or about any set of this exercise in the session.
bool looked_at(const LogData& log, const SessionWork& work);

/// Warning signs and pain.
std::vector<RosterFact> what_hurts(const Book& book, const RecentWork& work);

/// Films that broke, the gate's word and missed lifts; what a coach has looked at is left out.
/// @returns errors: as `next_step`
Result<std::vector<RosterFact>> what_went_wrong(const Book& book, const RecentWork& work);

/// The same work, done at more effort each time until hardly any was left.
std::optional<EffortRose> effort_rose(const Book& book, const ExerciseWork& exercise);

/// Nothing left in reserve at one load for so many sessions running
/// (`RosterRules::nothing_left_sessions`).
std::optional<NothingLeft> nothing_left(const Book& book, const ExerciseWork& exercise);

/// Slides, rises of effort and sessions that left nothing, of exercises done since the day asked
/// about; not where a coach has looked at the last session.
std::vector<RosterFact> what_slides(const Book& book, const RecentWork& work);

/// Sessions and films that are missing.
std::vector<RosterFact> what_is_missing(const Book& book, const RecentWork& work);

}  // namespace dowel
