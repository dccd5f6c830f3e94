#pragma once

#include <array>
#include <cstdint>

#include "core/motion/pose_track.h"

namespace dowel::vision {

/// A pose in half of its size, so that long films fit in memory: places on the picture to 1/65535
/// of the body's extent, chances to 1/65535, places in space to 1/8 mm within 4 m.
struct PackedPose {
  struct Point {
    std::uint16_t x = 0, y = 0;  ///< in steps from the body's left and upper end
    std::uint16_t visibility = 0, presence = 0;
    std::array<std::int16_t, 3> world{};  ///< in 1/8192 m
  };
  double time_s = 0;
  float confidence = 0;
  float left_px = 0, top_px = 0, step_px = 0;
  PerJoint<Point> points{};
};

/// @param pose  found, finite
PackedPose pack(const PoseFrame& pose);
PoseFrame unpack(const PackedPose& packed);

}  // namespace dowel::vision
