#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/log/civil_time.h"

namespace dowel {

/// Where one exercise stands after all that was logged. Loads in kilograms.
struct ExerciseState {
  std::string exercise;  ///< slug
  int sessions = 0;      ///< in which it was done
  std::optional<double> load_kg{};
  std::optional<int> reps{};  ///< fewest of the last session's working sets
  std::optional<double> hold_s{};
  std::optional<double> distance_m{};
  std::optional<int> level{};  ///< step of its protocol, 0-based (Copenhagen)
  std::optional<double> one_rep_max_kg{};
  int sessions_without_progress = 0;  ///< in a row, up to the last
  bool mastered = false;              ///< all that it has to give; a harder one is due
  int held = 0;                       ///< checkpoint-reps of the last filmed session that held …
  int gradeable = 0;                  ///< … of those that could be graded
  std::optional<bool> lately{};       ///< done in the week before; absent in older plans: not known

  bool operator==(const ExerciseState&) const = default;
};

/// What the log says; see `exercise_sessions.h`.
struct TrainingHistory {
  std::vector<ExerciseState> exercises{};
  bool clean_slow_hinge = false;  ///< a slow hinge was measured clean (R-P1)
  /// The same with a load, lately (K-14, K-09); absent in plans of an earlier Dowel: no.
  std::optional<bool> clean_loaded_hinge{};
  int weeks_away = 0;  ///< without a session, just before now; 0 for a log without any
  std::optional<int> weeks_since_easy{};  ///< trained weeks since the last easier or missed one
  std::optional<int> weeks_since_strong_pain{};  ///< above amber, where it counts
  std::optional<int> weeks_since_back_pain{};    ///< since pain of the lower back was last told of
  std::optional<int> weeks_since_groin_pain{};   ///< amber or more, of hip or groin
  /// The same of the knee; absent in plans of an earlier Dowel: none.
  std::optional<int> weeks_since_knee_pain{};
  /// The lower back was told not to hurt, and nothing since; absent in plans of an earlier Dowel.
  std::optional<bool> back_free{};
  /// When what stopped training was over last: the week that goes on from there is an easier one.
  std::optional<LocalDate> easy_from{};
  std::optional<int> weeks_sore{};  ///< how long what hurts has hurt without a better answer
  /// The newest word of the lower back is of green pain or none; absent as above.
  std::optional<bool> back_green{};
  /// Days of hinging without a load and without trouble, up to the last (`felt_hinges`); absent in
  /// plans of an earlier Dowel: none.
  std::optional<int> felt_hinges{};

  /// Told of in the last weeks (`ReadinessRules::lately_weeks`): pain above amber where it counts,
  /// or any of the lower back.
  bool lately_sore(int weeks) const {
    return std::min(weeks_since_strong_pain.value_or(weeks),
                    weeks_since_back_pain.value_or(weeks)) < weeks;
  }
  /// Amber pain of hip or groin in the last weeks: what pulls hardest at it comes later.
  bool groin_lately_sore(int weeks) const { return weeks_since_groin_pain.value_or(weeks) < weeks; }

  /// The same of the knee.
  bool knee_lately_sore(int weeks) const { return weeks_since_knee_pain.value_or(weeks) < weeks; }

  /// As long again after that: what presses a knee comes back little by little.
  bool knee_settles(int weeks) const {
    const int since = weeks_since_knee_pain.value_or(2 * weeks);
    return since >= weeks && since < 2 * weeks;
  }

  const ExerciseState* find(std::string_view slug) const {
    for (const ExerciseState& state : exercises) {
      if (state.exercise == slug) return &state;
    }
    return nullptr;
  }

  bool operator==(const TrainingHistory&) const = default;
};

}  // namespace dowel
