#pragma once

#include <map>

#include "core/plan/candidates.h"

namespace dowel {

/// Remembers when each exercise was last planned, so that accessories rotate.
struct RotationMemory {
  std::map<const Exercise*, int> last_turn;  ///< turn in which it was last chosen
  int turn = 0;  ///< weeks chosen so far; deloads repeat, so do not count
};

/// The accessories of each hip day, in the order of the days.
using WeekPicks = std::vector<std::vector<const Candidate*>>;

/// Chooses a week's accessories: every category that has candidates, spread over the days, other
/// exercises than last week wherever there are others; an emphasised exercise may stay as long as
/// its category changes in another place.
/// @param places  accessories each hip day has room for
WeekPicks pick_accessories(const PlanContext& context, const CandidatePool& pool,
                           const std::vector<int>& places, const RotationMemory& memory);

/// Notes what was chosen and goes on to the next turn.
void remember(RotationMemory& memory, const WeekPicks& picks);

}  // namespace dowel
