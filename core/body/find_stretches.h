#pragma once

#include <cstddef>
#include <vector>

#include "core/motion/pose_track.h"

namespace dowel {

/// A stretch of a film in which the camera stands at one place to the lifter: frames from … to − 1.
struct Stretch {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// Cuts a film where the camera was cut, and where the lifter turned round: each stretch has a
/// view, a size and a floor of its own, and no repetition reaches from one into another.
/// @param cuts_s  times of the first frames after hard cuts, rising
/// @returns stretches without gaps over all frames; one for a plain film
std::vector<Stretch> find_stretches(const PoseTrack& track, const std::vector<double>& cuts_s);

}  // namespace dowel
