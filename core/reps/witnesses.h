#pragma once

#include <cstddef>
#include <vector>

#include "core/kinematics/body_motion.h"
#include "core/reps/rep.h"

namespace dowel {

/// One witness's curve over the frames.
struct WitnessCurve {
  Witness witness = Witness::kShoulders;
  Series depth;      ///< rises as the lifter goes down; [trunk lengths] or [rad]
  double least = 0;  ///< a fall of the curve by this much is an ascent
};

/// What can be asked about a set, in the order in which it is believed.
/// @param bar_depth  how far the bar or bell is below some level, in trunk lengths of the body's
/// own
///   plane; empty where none was followed
std::vector<WitnessCurve> witnesses_of(const BodyMotion& motion, const Series& bar_depth);

/// What a witness says of an ascent from one frame to another.
enum class Testimony { kAscent, kNone, kNotSeen };
Testimony ask(const WitnessCurve& curve, const std::vector<double>& time_s, std::size_t bottom,
              std::size_t top);

}  // namespace dowel
