#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/catalogue/basis.h"
#include "core/log/progress_point.h"

/// What the points of progress say.
namespace dowel {

/// What can be followed over sessions.
enum class Figure { kOneRepMax, kLoad, kVolume, kReps, kHold, kDistance, kQuality };

/// The figure of one session; nothing when it has none. Quality is the share held, 0 … 1.
std::optional<double> figure_of(const ProgressPoint& point, Figure figure);

/// The figure that says most about an exercise: the estimated maximum where most sessions give
/// one, else load, holds, ways, repetitions.
Figure telling_figure(const std::vector<ProgressPoint>& points);

/// Change of the latest sessions against those before them: median of the last `sessions` (of half,
/// when there are fewer than twice as many) over the median of as many before, minus one.
/// @param sessions  as `CoachRules::change_sessions`
/// @returns nothing with fewer than four sessions that have the figure
std::optional<double> recent_change(const std::vector<ProgressPoint>& points, Figure figure,
                                    int sessions);

/// One exercise over all of its sessions.
struct ProgressSummary {
  ExerciseRef exercise{};
  std::size_t sessions = 0;
  int sets = 0;
  LocalTime last{};
  ProgressPoint best{};             ///< the heaviest set, the greatest of each other figure
  Figure followed = Figure::kReps;  ///< what `change` is of
  std::optional<double> change{};
};

/// Exercises with most sets first.
/// @param all       none of them without a point
/// @param sessions  as for `recent_change`
std::vector<ProgressSummary> summarise(const std::vector<ExerciseProgress>& all, int sessions);

/// "1rm", "load", "volume", "reps", "hold", "metres", "quality".
Words words_of(Figure figure);
/// @returns errors: usage, naming those there are
Result<Figure> figure_by_word(std::string_view word);

}  // namespace dowel
