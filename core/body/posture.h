#pragma once

#include <cstddef>
#include <vector>

#include "core/base/vec.h"
#include "core/body/ground.h"
#include "core/motion/pose_track.h"

namespace dowel {

/// Below this the network itself says that a point is more likely hidden than seen.
inline constexpr float kLeastVisibility = 0.5F;

/// Picture place of a joint [px], y down.
inline Vec2 image_point(const PoseFrame& frame, Joint joint) {
  const Landmark& p = frame.image[index_of(joint)];
  return {p.x_px, p.y_px};
}

/// Mean of two joints on the picture [px].
inline Vec2 image_middle(const PoseFrame& frame, Joint a, Joint b) {
  return 0.5 * (image_point(frame, a) + image_point(frame, b));
}

/// Place of a joint in space, as the network estimates it [m]: x right, y down, z away.
inline Vec3 world_point(const PoseFrame& frame, Joint joint) {
  const WorldPoint& p = frame.world[index_of(joint)];
  return {p.x_m, p.y_m, p.z_m};
}

/// Frames in which the lifter stands: trunk within 25° of vertical and shoulders in the highest
/// tenth of their travel over the ground. Empty when nobody stands in the clip.
std::vector<std::size_t> standing_frames(const PoseTrack& track, const Ground& ground);

}  // namespace dowel
