#pragma once

#include <cstddef>
#include <vector>

#include "core/base/result.h"
#include "vision/body_finder.h"
#include "vision/body_tracker.h"

namespace dowel::vision {

/// Frames `from` … `to` − 1.
struct DoubtedSpan {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Where a body that stands was not seen for long enough to matter, shakes as none does, is told
/// with its feet a step away from where it stands, or with the hips higher than its legs carry
/// them; a little more on either side. A body that stands nowhere, as one who walks, is not
/// doubted.
std::vector<DoubtedSpan> doubted_spans(const Tracklet& body, const std::vector<double>& times_s);

/// Reads those stretches once more, through an upright square where the clear looks say that the
/// body is, so that no frame's answer hangs on another's. A square that follows what it shows turns
/// with joints that are drawn on a plate, and then shows a body that lies there.
///
/// Where both readings agree nothing is added; where they do not, the second stands beside the
/// first as a tracklet of its own, and the whole film tells which is the body (`join_bodies`).
/// @param film  its tracklets as `join_bodies` gives them
/// @returns errors: as `VideoReader::open` and `seek`; what was found until then stays
Result<void> look_held(const OpenAgain& open, BodyFinder& finder, FollowedFilm& film);

}  // namespace dowel::vision
