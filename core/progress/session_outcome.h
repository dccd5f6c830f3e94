#pragma once

#include "core/progress/progress.h"

namespace dowel {

/// What a session amounts to against its target.
struct SessionOutcome {
  bool enough_sets = false;
  bool at_load = false;
  int reps = 0;  ///< fewest over the sets that count
  double hold_s = 0;
  double distance_m = 0;
  int pain = 0;
  int next_day = 0;
};

/// Measures a session: the weakest of the sets that were asked for decides, the weaker side of two.
SessionOutcome look_at(const DoneSession& session, const WorkTarget& target,
                       const ProgressScheme& scheme);

}  // namespace dowel
