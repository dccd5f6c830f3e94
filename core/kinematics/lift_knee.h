#pragma once

#include "core/base/units.h"
#include "core/base/vec.h"

namespace dowel {

/// What a picture shows of one leg: its points and how long its bones look when they lie square to
/// the line of sight, all [px].
struct PictureLeg {
  Vec2 hip, knee, ankle;
  double thigh_px = 0;
  double shank_px = 0;
};

/// Knee flexion from foreshortening: a bone that looks shorter than it is points towards or away
/// from the camera by as much as its true length asks. In a bent leg the knee is the point that
/// stands out of the plane of hip and ankle, so both bones lean the same way.
/// @returns flexion and sd [rad]; the sd grows without bound as bones come to lie in the picture's
///          plane, where a length says nothing about the turn; it is capped at 40°
/// @source weak perspective, after [Taylor2000]
Measured knee_from_foreshortening(const PictureLeg& leg);

/// Two looks at the same angle, weighted by their certainty.
Measured fuse(Measured a, Measured b);

}  // namespace dowel
