#pragma once

#include "core/coach/book.h"
#include "core/plan/programme.h"

/// A load as the hands meet it: the plates of a side of a bar, and the sets on the way up to it.
namespace dowel {

/// One set before the working sets.
struct RampSet {
  int reps = 0;
  double load_kg = 0;

  bool operator==(const RampSet&) const = default;
};

/// What lies on a bar, or is taken in the hand, for one line of a session.
struct BarLoad {
  std::string exercise;           ///< as the line names it
  double load_kg = 0;             ///< of the working sets
  double bar_kg = 0;              ///< empty; 0: it lies in the hand
  std::vector<double> side_kg{};  ///< plates of one side, the heaviest first; empty: the bar alone
  std::vector<RampSet> ramp{};    ///< rising
};

/// What one exercise asks for, as it is made up; nothing where there is nothing to say.
/// @param block  only main lifts are worked up to
std::optional<BarLoad> load_made_up(const Book& book, const Exercise& exercise, BlockKind block,
                                    double load_kg);

/// The barbell lines of a day whose load is known, each once; and the main lines done with owned
/// bells or dumbbells of which there are lighter ones to warm up with.
std::vector<BarLoad> bar_loads(const Book& book, const PlanDay& day);

}  // namespace dowel
