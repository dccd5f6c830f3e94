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

const EffortGrid& standard_effort_grid() {
  static constexpr EffortGrid kGrid{
      {100,  97.8, 95.5, 93.9, 92.2, 90.7, 89.2, 87.8, 86.3, 85, 83.7, 82.4, 81.1, 79.9, 78.6, 77.4,
       76.2, 75.1, 73.9, 72.3, 70.7, 69.4, 68,   66.7, 65.3, 64, 62.6, 61.3, 59.9, 58.6, 57.2}};
  return kGrid;
}

Result<EffortGrid> make_effort_grid(std::span<const double> percent) {
  EffortGrid grid{};
  if (percent.size() != grid.percent.size())
    return fail(ErrorCode::kBadData,
                "an effort grid needs 31 values, not " + std::to_string(percent.size()),
                "give one percentage for each half step of reps + (10 - RPE) from 1 to 16");
  std::copy(percent.begin(), percent.end(), grid.percent.begin());
  const bool in_range = std::all_of(percent.begin(), percent.end(),
                                    [](double value) { return value > 0 && value <= 100; });
  const bool falling =
      std::is_sorted(percent.begin(), percent.end(), [](double a, double b) { return a > b; });
  if (!in_range || !falling)
    return fail(ErrorCode::kBadData, "an effort grid must fall from at most 100 % and stay above 0",
                "order the values from the hardest single to the easiest set");
  return grid;
}

std::optional<double> percent_of_max(const EffortGrid& grid, int reps, double rpe) {
  if (reps < 1 || !(rpe >= 0 && rpe <= 10)) return std::nullopt;
  const double step = (reps + (10 - rpe) - 1) * 2;
  const double last = static_cast<double>(grid.percent.size() - 1);
  if (step > last) return std::nullopt;
  const auto below = static_cast<std::size_t>(std::min(std::floor(step), last - 1));
  const double part = step - static_cast<double>(below);
  return grid.percent[below] * (1 - part) + grid.percent[below + 1] * part;
}

std::optional<double> percent_of_max_continuous(int reps, double rpe) {
  if (reps < 1 || !(rpe >= 0 && rpe <= 10)) return std::nullopt;
  const double x = 10 - rpe + reps - 1;
  if (x == 0) return 100;
  if (x >= 16) return 50;
  if (x <= 2.92) return 0.347619 * x * x - 4.60714 * x + 99.9667;
  return 97.0955 - 2.64249 * x;
}

}  // namespace dowel
