#pragma once

#include <vector>

#include "core/motion/landmark.h"

namespace dowel {

/// One person in one frame.
struct PoseFrame {
  double time_s = 0;           ///< presentation time from the container, strictly increasing
  bool found = false;          ///< false: nobody tracked here; the points below then mean nothing
  float confidence = 0;        ///< the network's own "a person is here", 0 … 1
  PerJoint<Landmark> image;    ///< on the picture
  PerJoint<WorldPoint> world;  ///< in space, the network's estimate
};

/// One person through one clip: one entry per decoded frame, gaps included.
struct PoseTrack {
  int width_px = 0;  ///< upright picture, after the rotation flag
  int height_px = 0;
  std::vector<PoseFrame> frames;
};

}  // namespace dowel
