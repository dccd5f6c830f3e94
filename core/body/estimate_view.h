#pragma once

#include "core/body/view.h"

namespace dowel {

/// Limits of what a camera angle allows (docs/method.md, view); filled from
/// knowledge/technique.toml.
struct ViewLimits {
  double side_rad = 0.1745;     ///< up to here a side view
  double sagittal_rad = 0.349;  ///< beyond: no spine verdict, sagittal angles from world points
  double front_rad = 1.134;     ///< beyond: a front or back view
};

/// Tells from where the camera looks. Yaw comes from the shoulder and hip lines of the world
/// points over the whole clip; facing from the toes.
/// @param track  one person
/// @returns kind kUnknown with advice when the body was seen in too few frames
View estimate_view(const PoseTrack& track, const ViewLimits& limits);

}  // namespace dowel
