#pragma once

#include "core/base/result.h"
#include "vision/body_finder.h"
#include "vision/body_tracker.h"

namespace dowel::vision {

/// Follows each body into the stretches in which it was lost: backwards from where it was found
/// again, so that a head hidden at the start costs nothing, then forwards from where it was lost,
/// with a closer look. Stops where nothing more is found, so the cost is that of what is gained.
/// @param film  its tracklets as `join_bodies` gives them; looks are put in, frames stay increasing
/// @returns errors: as `VideoReader::open` and `seek`; what was found until then stays
Result<void> look_again(const OpenAgain& open, BodyFinder& finder, FollowedFilm& film);

}  // namespace dowel::vision
