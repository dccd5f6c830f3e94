#pragma once

#include <array>
#include <optional>
#include <span>

#include "core/base/result.h"

/// Estimates of a one-repetition maximum from a set of several, and the effort grid. Estimates
/// hold for sets taken near failure and get worse the more reps there are: above 10 there is none.
namespace dowel {

/// Most repetitions from which a maximum is estimated.
inline constexpr int kMostRepsForOneRepMax = 10;

enum class OneRepMaxFormula { kEpley, kBrzycki, kLander, kLombardi, kMayhew, kOConner, kWathan };

/// Estimates the load that could be lifted once.
/// @param load_kg  lifted `reps` times, > 0
/// @param reps  done near failure; 1 gives back the load itself, whatever the formula
/// @returns nothing for reps outside 1 … 10 or a load that is not positive and finite
/// @source [Epley1985] [Brzycki1993] [Mayhew1992] [LeSuer1997] (who tabulates all seven)
std::optional<double> one_rep_max_kg(double load_kg, int reps,
                                     OneRepMaxFormula formula = OneRepMaxFormula::kEpley);

/// Share of the one-repetition maximum that a set of given reps and effort corresponds to. The
/// grid depends only on x = reps + (10 − RPE), in half steps from 1 to 16. Others publish other
/// grids under the same name, so it is data that each athlete may replace.
struct EffortGrid {
  std::array<double, 31> percent;  ///< of the 1RM, for x = 1, 1.5 … 16; falling
};

/// The grid of Reactive Training Systems. @source [Tuchscherer2008]
const EffortGrid& standard_effort_grid();

/// Checks a grid an athlete brings: 31 falling values above 0 and up to 100.
Result<EffortGrid> make_effort_grid(std::span<const double> percent);

/// @param rpe  effort 0 … 10; reads the grid linearly between its half steps
/// @returns percent of the 1RM; nothing when x lies outside 1 … 16
std::optional<double> percent_of_max(const EffortGrid& grid, int reps, double rpe);

/// A continuous form of the same relation: a parabola for x' = 10 − RPE + reps − 1 up to 2.92, a
/// line above it, 50 % from x' = 16 on, and 100 % for a single at RPE 10.
/// @returns percent of the 1RM; nothing for reps < 1 or an RPE outside 0 … 10
/// @source [LiftosaurRpe] crediting [OpenPowerlifting]
std::optional<double> percent_of_max_continuous(int reps, double rpe);

}  // namespace dowel
