#pragma once

#include <span>

#include "core/base/vec.h"
#include "core/motion/landmark.h"

namespace dowel::vision {

/// How long the parts of a body are on the picture [px].
struct Build {
  float trunk_px = 0;  ///< mid-shoulder to mid-hip
  float thigh_px = 0;  ///< hip to knee, mean of both
  float shank_px = 0;  ///< knee to ankle, mean of both

  float length_px() const { return trunk_px + thigh_px + shank_px; }
};

Build build_of(const PerJoint<Landmark>& image);

/// What most of the looks at one body reach. Bones turn away from the camera and look shorter;
/// they never grow, so the upper values are the body's.
/// @param builds  at least one
Build usual_build(std::span<const Build> builds);

/// How far a build is beyond what the body can look like, in parts of a bone's length: 0 when it
/// fits. Too much is a bone that has grown, or a whole body that has shrunk to less than half.
float misfit(const Build& build, const Build& usual);

/// Mean of two joints on the picture [px].
Vec2 middle_of(const PerJoint<Landmark>& image, Joint a, Joint b);

}  // namespace dowel::vision
