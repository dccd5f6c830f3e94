#pragma once

#include <optional>
#include <vector>

#include "core/motion/bar_points.h"
#include "core/motion/camera_path.h"
#include "core/motion/plumb_line.h"

namespace dowel {

/// What a film's pictures tell beside the body.
struct FilmFacts {
  std::vector<double> cuts_s;        ///< times of the first frames after hard cuts, rising
  CameraPath camera;                 ///< one entry a frame of the `PoseTrack`, or none
  std::optional<PlumbLine> plumb{};  ///< which way is up; none where the pictures do not tell
  BarPoints bar{};                   ///< what the lifter holds; likewise
};

}  // namespace dowel
