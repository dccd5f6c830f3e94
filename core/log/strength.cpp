#include "core/log/strength.h"

#include <algorithm>
#include <cmath>

namespace dowel {

std::optional<double> one_rep_max_kg(double load_kg, int reps, OneRepMaxFormula formula) {
  if (!(load_kg > 0) || !std::isfinite(load_kg)) return std::nullopt;
  if (reps < 1 || reps > kMostRepsForOneRepMax) return std::nullopt;
  if (reps == 1) return load_kg;  // Epley's line would give 1.033 of it
  const double w = load_kg;
  const double r = reps;
  switch (formula) {
    case OneRepMaxFormula::kEpley:
      return w * (1 + r / 30);
    case OneRepMaxFormula::kBrzycki:
      return 36 * w / (37 - r);
    case OneRepMaxFormula::kLander:
      return 100 * w / (101.3 - 2.67123 * r);
    case OneRepMaxFormula::kLombardi:
      return w * std::pow(r, 0.1);
    case OneRepMaxFormula::kMayhew:
      return 100 * w / (52.2 + 41.9 * std::exp(-0.055 * r));
    case OneRepMaxFormula::kOConner:
      return w * (1 + 0.025 * r);
    case OneRepMaxFormula::kWathan:
      return 100 * w / (48.8 + 53.8 * std::exp(-0.075 * r));
  }
  return std::nullopt;
}

std::optional<double> one_rep_max_with_reserve_kg(double load_kg, int reps,
                                                  std::optional<double> rpe,
                                                  std::optional<double> rir) {
  constexpr double kMostEffort = 10;
  const double left = rpe ? kMostEffort - *rpe : rir.value_or(0);
  if (reps < 1 || reps > kMostRepsForOneRepMax || !(load_kg > 0) || !std::isfinite(load_kg)) {
    return std::nullopt;
  }
  const double could =
      std::min(reps + std::max(left, 0.0), static_cast<double>(kMostRepsForOneRepMax));
  return could <= 1 ? load_kg : load_kg * (1 + could / 30);
}

}  // namespace dowel
