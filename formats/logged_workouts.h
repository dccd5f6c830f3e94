#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "formats/import_plan.h"
#include "formats/same_workout.h"

/// The workouts that the log has already, for who looks for those of a file among them.
namespace dowel::formats {

/// A workout of the log and its sets in order.
struct LoggedWorkout {
  const WorkoutSession* session = nullptr;
  std::vector<const SetEntry*> sets{};
};

/// Refers to the entries it is made from. A set can be claimed once, so that two workouts of a file
/// are never taken for the same one of the log.
class LoggedWorkouts {
 public:
  explicit LoggedWorkouts(const KnownEntries& known);

  /// Says that a workout of the file is this one by its key: no other is.
  void claim(const SessionId& session) { claimed_sessions_.insert(session.value); }
  void claim(const SetEntry& set) { claimed_sets_.insert(set.id.value); }

  const LoggedWorkout* find(const SessionId& session) const;

  /// Workouts that nobody claimed and that lie at one time with this one, in the order they began.
  std::vector<const LoggedWorkout*> at_the_time_of(const WorkoutSession& session) const;
  /// The same of those that began within so long of it, before or after.
  std::vector<const LoggedWorkout*> around(const WorkoutSession& session,
                                           std::chrono::seconds within) const;
  /// A workout's sets that nobody claimed, in order.
  std::vector<const SetEntry*> unclaimed(const LoggedWorkout& workout) const;

 private:
  std::multimap<LocalTime, LoggedWorkout> by_start_{};
  std::unordered_map<std::string, const LoggedWorkout*> by_id_{};
  std::unordered_set<std::string> claimed_sessions_{}, claimed_sets_{};
};

}  // namespace dowel::formats
