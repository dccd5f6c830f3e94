#pragma once

#include "core/progress/progress.h"

namespace dowel {

/// Repetitions to be left in reserve where a load is reckoned from sets of fewer repetitions than
/// are asked for: what the effort of an own rule leaves, else what first loads leave.
double reserve_to_ask(const ProgressScheme&);

/// The load [kg] that as many sets of a session as count were worth for the fewest repetitions
/// asked for, by Epley and never above what was lifted, as plates or bells make it; of the weaker
/// side where both were done by themselves. 0 where none was lifted.
/// @param reserve  repetitions to be left where more of them are asked for than were done
/// @source [Epley1985]
double working_load_kg(const ProgressScheme&, const DoneSession&, double reserve = 0);

/// The load [kg] with which as many sets as count would leave so much of `reps` repetitions, by
/// Epley from how hard the sets were said to be, as plates or bells make it. 0 where none was
/// lifted.
/// @source [Epley1985]
double load_that_leaves_kg(const ProgressScheme&, const DoneSession&, int reps, double reserve);

}  // namespace dowel
