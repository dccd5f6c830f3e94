#pragma once

#include "core/body/athlete_body.h"
#include "core/body/ground.h"
#include "core/body/scale.h"
#include "core/motion/pose_track.h"

namespace dowel {

/// Tells how long the trunk is on the picture and, when the athlete's height is known, how long a
/// metre is.
/// @returns trunk_length_px 0 when nobody was seen
/// @source [Winter2009] fig. 4.1: eye level at 0.936 of standing height; the ear taken as high
Scale estimate_scale(const PoseTrack& track, const Ground& ground, const AthleteBody& athlete);

}  // namespace dowel
