#pragma once

#include "core/progress/progress.h"

namespace dowel {

/// What a session amounts to against its target.
struct SessionOutcome {
  bool at_load = false;       ///< some set was lifted at the target's load or above
  int sets = 0;               ///< such sets; left and right of one set count once
  bool side_missing = false;  ///< of one side alone something was logged
  int sets_of_one = 0;        ///< sets of that side, or of the one with more of them
  bool side_short = false;    ///< one side has fewer sets than the other
  bool missed = false;        ///< a set was tried and not lifted once
  bool missed_asked = false;  ///< … at no more than the target's load
  int reps = 0;               ///< fewest over the sets that count
  int sets_there = 0;         ///< sets at the very load, not above it
  int reps_there = 0;         ///< fewest over those; `reps` where there are none
  double hold_s = 0;
  double distance_m = 0;
  int pain = 0;
  int next_day = 0;
  std::optional<double> effort{};  ///< hardest set that counts and says how hard it was, as RPE
  std::optional<double> effort_said{};  ///< the same of all sets that were lifted
  bool spent = false;                   ///< some set left nothing at the target's load, or below it
  bool spent_above = false;  ///< … above it; heavy singles and doubles beside the work apart
  std::optional<Measured> slowed{};  ///< of the sets that count the greatest sure loss of velocity
                                     ///< that left next to nothing
};

/// Measures a session: the weakest of the sets that were asked for decides, the weaker side of two.
/// A set of no repetitions was missed: it is no work, whatever lay on the bar.
SessionOutcome look_at(const DoneSession& session, const WorkTarget& target,
                       const ProgressScheme& scheme);

/// How hard a set was, as RPE: as logged, or 10 less the repetitions left in reserve; absent when
/// neither was said. @source [Zourdos2016]
std::optional<double> effort_of(const SetEntry& set);

/// True for a set that was tried and not lifted once.
bool is_missed(const SetEntry& set, const ProgressScheme& scheme);

/// Sets as they are counted: left and right of one set once, and what one side did more is one
/// more.
/// @param of_both,of_left,of_right  how many sets were written for each
int whole_sets(int of_both, int of_left, int of_right);

}  // namespace dowel
