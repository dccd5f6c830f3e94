#pragma once

#include <cstddef>

#include "core/kinematics/body_motion.h"

namespace dowel {

/// A stretch of frames in which the body goes one way, both ends included.
struct Phase {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// How fast the posture changes, positive while bending: of trunk–thigh flexion, or of the trunk's
/// inclination where a plate hides the leg too often. An angle and not a height: near standing a
/// body's height hardly changes while it already bends (the cosine of a small angle).
/// @returns shape (n) [rad/s]
Series posture_speed(const BodyMotion& motion);

/// Widens a phase from the levels that found it to where the body really starts and stops moving:
/// outward for as long as it moves in the phase's direction faster than a tenth of the phase's top
/// speed, and no further than the trunk's passing upright, since leaning back belongs to the top.
/// Never narrows it, so a sticking point in the middle does not end it.
/// @param speed  from posture_speed  @param trunk_inclination_rad  shape (n)
/// @param direction  +1 a descent, −1 an ascent
/// @param limits  frames that the phase may not pass
Phase widen_to_motion(const Series& speed, const Series& trunk_inclination_rad, Phase phase,
                      double direction, Phase limits);

}  // namespace dowel
