#pragma once

#include <optional>

/// Estimates of a one-repetition maximum from a set of several. They hold for sets taken near
/// failure and get worse the more reps there are: above 10 there is none.
namespace dowel {

/// Most repetitions from which a maximum is estimated.
inline constexpr int kMostRepsForOneRepMax = 10;

/// RPE of a set with nothing left. @source [Zourdos2016]
inline constexpr double kMostEffort = 10;

/// Estimates the load that could be lifted once, by Epley.
/// @param load_kg  lifted `reps` times, > 0
/// @param reps  done near failure; 1 gives back the load itself
/// @returns nothing for reps outside 1 … 10 or a load that is not positive and finite
/// @source [Epley1985]
std::optional<double> one_rep_max_kg(double load_kg, int reps);

/// Where two common formulas put a one-repetition maximum.
struct OneRepMaxRange {
  double from_kg = 0;
  double to_kg = 0;
};

/// The same as two common formulas have it, the lesser first: nobody knows it nearer than that.
/// @returns nothing where `one_rep_max_kg` says nothing
/// @source [Epley1985] [Brzycki1993]; [LeSuer1997] [Mayhew1992] on how far they are apart
std::optional<OneRepMaxRange> one_rep_max_range_kg(double load_kg, int reps);

/// The same with what was said of the effort: repetitions left in reserve could have been done too,
/// so 5 with 3 left count as 8, of at most `kMostRepsForOneRepMax`. Epley's.
/// @param rpe,rir  as logged; 10 less the effort is what was left; absent: near failure
/// @source [Zourdos2016] for the repetitions an effort leaves
std::optional<double> one_rep_max_with_reserve_kg(double load_kg, int reps,
                                                  std::optional<double> rpe,
                                                  std::optional<double> rir);

}  // namespace dowel
