#pragma once

#include <optional>
#include <vector>

#include "core/log/log.h"

/// The log session by session, as far as progress is read from it.
namespace dowel {

/// What was done of one side alone.
struct SideWork {
  int sets = 0;
  int reps = 0;

  bool operator==(const SideWork&) const = default;
};

/// What one session did for one exercise, warm-ups and missed sets left out. Left and right of one
/// set are one set; what one side did more counts besides.
struct ProgressPoint {
  SessionId session{};
  LocalTime started{};
  int sets = 0;
  int reps = 0;
  SideWork left{};
  SideWork right{};
  double volume_kg = 0;                          ///< sum of load times reps, of both sides
  std::optional<double> best_load_kg{};          ///< heaviest set
  std::optional<int> best_load_reps{};           ///< most reps done with it
  std::optional<double> best_load_hold_s{};      ///< longest hold with it
  std::optional<double> best_load_distance_m{};  ///< longest way with it
  std::optional<double> best_one_rm_kg{};  ///< Epley, from sets of 1 … 10 reps and their reserve
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
  std::vector<ProgressPoint> points{};  ///< oldest first, never empty

  bool operator==(const ExerciseProgress&) const = default;
};

}  // namespace dowel
