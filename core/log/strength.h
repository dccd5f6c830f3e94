#pragma once

#include <optional>

/// Estimates of a one-repetition maximum from a set of several. They hold for sets taken near
/// failure and get worse the more reps there are: above 10 there is none.
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

/// The same with what was said of the effort: repetitions left in reserve could have been done too,
/// so 5 with 3 left count as 8, of at most `kMostRepsForOneRepMax`. Epley's.
/// @param rpe,rir  as logged; 10 less the effort is what was left; absent: near failure
/// @source [Zourdos2016] for the repetitions an effort leaves
std::optional<double> one_rep_max_with_reserve_kg(double load_kg, int reps,
                                                  std::optional<double> rpe,
                                                  std::optional<double> rir);

}  // namespace dowel
