#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/vec.h"
#include "core/motion/camera_path.h"
#include "core/motion/plumb_line.h"
#include "core/motion/pose_track.h"

namespace dowel {

/// The floor that the lifter stands on and how large the lifter looks, frame by frame. Lengths and
/// places are told as they would look from a camera that stands still, with the lifter as far away
/// as most of the time: so that a phone which tilts, or somebody who walks up to it, moves nothing.
struct Ground {
  double trunk_px = 0;          ///< L0: how long the trunk looks at its usual distance
  std::vector<double> larger;   ///< shape (n): how much larger the lifter looks than usually
  std::vector<Vec2> feet_away;  ///< shape (n): how far the feet stand from their usual place [px]
  CameraPath camera;

  std::size_t size() const { return larger.size(); }
  /// A point of a frame's picture on the ground that stays [px at the usual distance].
  Vec2 place(std::size_t frame, Vec2 picture_px) const {
    const Vec2 p = camera.steady(frame, picture_px) - feet_away[frame];
    return usual_feet_px + (1 / larger[frame]) * upright(p - usual_feet_px);
  }
  /// A way on the picture as a phone that stands straight would show it.
  Vec2 upright(Vec2 v) const {
    return {-up_on_picture.y * v.x + up_on_picture.x * v.y,
            -up_on_picture.x * v.x - up_on_picture.y * v.y};
  }
  /// How long the trunk looks on a frame's own picture [px].
  double trunk_on_picture(std::size_t frame) const {
    return trunk_px * larger[frame] * camera.zoom(frame);
  }
  Vec2 usual_feet_px;                      ///< mid of the ankles where the lifter mostly stands
  Vec2 up_on_picture{0, -1};               ///< unit; against gravity, where the lifter is
  double up_sd_rad = kPlumbUnknownSd_rad;  ///< of its direction
};

/// Finds the ground of one person in one shot. Small changes of size and place, as the network's
/// own errors make them, count as none.
/// @param measured  the camera's path over the same frames, or empty; believed only as far as it
///                  makes the feet stand stiller
/// @param plumb  which way is up, where the pictures tell
Ground find_ground(const PoseTrack& track, const CameraPath& measured,
                   const std::optional<PlumbLine>& plumb = std::nullopt);

}  // namespace dowel
