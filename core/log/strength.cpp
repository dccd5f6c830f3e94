#include "core/log/strength.h"

#include <algorithm>
#include <cmath>

namespace dowel {

std::optional<double> one_rep_max_kg(double load_kg, int reps) {
  if (!(load_kg > 0) || !std::isfinite(load_kg)) return std::nullopt;
  if (reps < 1 || reps > kMostRepsForOneRepMax) return std::nullopt;
  return reps == 1 ? load_kg : load_kg * (1 + reps / 30.0);  // Epley's line gives 1.033 of a single
}

std::optional<OneRepMaxRange> one_rep_max_range_kg(double load_kg, int reps) {
  const std::optional<double> epley = one_rep_max_kg(load_kg, reps);
  if (!epley) return std::nullopt;
  const double brzycki = 36 * load_kg / (37 - reps);
  return OneRepMaxRange{std::min(*epley, brzycki), std::max(*epley, brzycki)};
}

std::optional<double> one_rep_max_with_reserve_kg(double load_kg, int reps,
                                                  std::optional<double> rpe,
                                                  std::optional<double> rir) {
  const double left = rpe ? kMostEffort - *rpe : rir.value_or(0);
  if (reps < 1 || reps > kMostRepsForOneRepMax || !(load_kg > 0) || !std::isfinite(load_kg)) {
    return std::nullopt;
  }
  const double could =
      std::min(reps + std::max(left, 0.0), static_cast<double>(kMostRepsForOneRepMax));
  return could <= 1 ? load_kg : load_kg * (1 + could / 30);
}

}  // namespace dowel
