#pragma once

#include "core/motion/landmark.h"
#include "core/motion/silhouette.h"

namespace dowel::vision {

/// An outline without the runs of points that lie away from the trunk: half of the bytes. What is
/// dropped is beyond half a trunk below the hips, one and a half above them, or one to either side;
/// within, the outline stays as it was, and a straight line outside takes the place of each run.
/// @param trunk_px  how long the trunk is at least [px]
Silhouette around_trunk(const Silhouette& outline, const PerJoint<Landmark>& image, float trunk_px);

}  // namespace dowel::vision
