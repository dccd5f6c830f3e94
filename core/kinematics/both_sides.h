#pragma once

#include "core/body/view.h"
#include "core/kinematics/point_path.h"
#include "core/signal/series.h"

namespace dowel {

/// What of one side of the body a camera in front or behind follows; shape (n frames) each.
struct SidePaths {
  PointPath shoulder, wrist, hip, knee, ankle;  ///< on the picture, smoothed
  Series turn_out_rad;  ///< foot against the pelvis's forward direction, outward positive
};

/// Both sides of the body.
struct BothSides {
  SidePaths left, right;

  const SidePaths& of(BodySide side) const { return side == BodySide::kLeft ? left : right; }
};

}  // namespace dowel
