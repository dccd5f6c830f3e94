#pragma once

#include "core/motion/bar_points.h"
#include "vision/tell_people.h"

namespace dowel::vision {

/// Tells from a whole film what a person holds: of all that was round about the hands, frame by
/// frame, the chains of one size that move on as something carried does, and of these only such
/// that go up and down with the hands. A plate on a rack stays where it is; whoever holds nothing
/// round holds nothing.
///
/// Chains are the best through all frames at once, so that what is plain later helps before, and
/// an arm or a passer-by before the plate breaks it for no longer than it is hidden. Where nothing
/// is found for longer nothing is told: the frame's point is unseen.
/// @returns kNone, and no frames, when nothing was carried
BarPoints follow_bar(const TrackedPeople& film, const Person& person);

}  // namespace dowel::vision
