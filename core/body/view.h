#pragma once

#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/motion/pose_track.h"

namespace dowel {

enum class ViewKind { kSide, kFront, kOblique, kUnknown };
enum class Facing { kLeft, kRight, kUnknown };
enum class BodySide { kLeft, kRight };

/// How the camera stands to the lifter, from the standing frames.
struct View {
  ViewKind kind = ViewKind::kUnknown;
  Measured yaw_rad;                  ///< 0: square to the lifter's side; π/2: in front or behind
  Facing facing = Facing::kUnknown;  ///< where the toes point on the picture
  BodySide near_side = BodySide::kLeft;  ///< the side turned to the camera
  bool sagittal_usable = false;          ///< sagittal angles can be told at all
  bool spine_usable = false;             ///< the silhouette's back edge is the back's midline
  std::vector<std::string> advice;       ///< how to film better; empty when all is well
};

}  // namespace dowel
