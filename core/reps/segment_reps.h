#pragma once

#include "core/kinematics/body_motion.h"
#include "core/reps/rep.h"

namespace dowel {

/// How a curve is cut into reps (docs/method.md, repetitions).
struct RepRule {
  double down_above = 0.35;   ///< deeper than this: down
  double up_below = 0.12;     ///< shallower than this: up
  double least_s = 0.25;      ///< shortest stay in either state [s]
  bool descent_first = true;  ///< see Rep
};

/// Cuts a set into repetitions. A repetition is one completed ascent, bottom to lockout; an ascent
/// cut by an end of the clip is kept as partial; a last descent without an ascent is nothing.
/// @param depth  shape (n), rising with depth: shoulder drop [trunk lengths] or hip flexion [rad]
/// @param motion  for times and for the feet, which must stay put
/// @returns reps in time order; none when nobody lifts
RepList segment_reps(const Series& depth, const BodyMotion& motion, const RepRule& rule);

}  // namespace dowel
