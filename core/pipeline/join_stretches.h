#pragma once

#include <cstddef>

#include "core/kinematics/body_motion.h"
#include "core/reps/rep.h"
#include "core/spine/dowel_track.h"

namespace dowel {

/// Puts what was found in one stretch behind what stands already, in frames of the whole film.
/// @param first  the whole film's frame that is the stretch's first
void append(std::size_t first, RepList&& stretch, RepList& all);
void append(DowelTrack&& stretch, std::size_t first, DowelTrack& all);
/// The first stretch's rates and noise stay.
void append(BodyMotion&& stretch, BodyMotion& all);

}  // namespace dowel
