#pragma once

#include "core/coach/book.h"
#include "core/plan/programme.h"

/// A barbell load as the hands meet it: the plates of a side, and the sets on the way up to it.
namespace dowel {

/// One set before the working sets.
struct RampSet {
  int reps = 0;
  double load_kg = 0;

  bool operator==(const RampSet&) const = default;
};

/// What lies on a bar for one line of a session.
struct BarLoad {
  std::string exercise;  ///< as the line names it
  double load_kg = 0;    ///< of the working sets
  double bar_kg = 0;
  std::vector<double> side_kg{};  ///< plates of one side, the heaviest first; empty: the bar alone
  std::vector<RampSet> ramp{};    ///< rising
};

/// Plates of one side for a load, the heaviest first.
/// @param plates_kg  that there are, rising; of each as many as are wanted
/// @returns nothing where those plates cannot make the load to 10 g, or it is less than the bar
std::optional<std::vector<double>> plates_of_a_side(double load_kg, double bar_kg,
                                                    const std::vector<double>& plates_kg);

/// The barbell lines of a day whose load is known, each once.
std::vector<BarLoad> bar_loads(const Book& book, const PlanDay& day);

}  // namespace dowel
