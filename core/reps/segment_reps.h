#pragma once

#include "core/kinematics/body_motion.h"
#include "core/reps/rep.h"

namespace dowel {

/// How a set is cut into reps (docs/method.md, repetitions).
struct RepRule {
  bool by_hip_flexion = false;  ///< shoulders stay put in this lift: the hip angle alone tells
  double least_travel = 0.23;   ///< shortest ascent: trunk lengths, or radians by hip flexion
  double least_s = 0.25;        ///< shortest time between two tops [s]
  bool descent_first = true;    ///< see Rep
};

/// Cuts a set into repetitions. A repetition is one completed ascent, bottom to lockout, that the
/// heights over the ground and the angles of the body both tell of; where one of the two cannot be
/// seen, the other will do. An ascent cut by an end of the clip is kept as partial; a last descent
/// without an ascent is nothing; what rose but is no repetition is listed with the reason.
/// Where neither shoulders nor hip are seen, a bar that goes down and up tells of it alone.
/// @param bar_depth  see `witnesses_of`
/// @returns reps in time order; none when nobody lifts
RepList segment_reps(const BodyMotion& motion, const RepRule& rule, const Series& bar_depth = {});

}  // namespace dowel
