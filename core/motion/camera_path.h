#pragma once

#include <cstddef>
#include <vector>

#include "core/base/vec.h"

namespace dowel {

/// Where the camera was in one frame: a point p of the background in the first frame, taken from
/// the picture's centre, lies at zoom · p + shift_px now.
struct CameraPlace {
  Vec2 shift_px;
  double zoom = 1;
};

/// How the camera moved through a film, one entry a frame; empty for a camera that stood.
struct CameraPath {
  Vec2 centre_px;  ///< of the picture
  std::vector<CameraPlace> frames;

  bool moves() const { return !frames.empty(); }
  double zoom(std::size_t frame) const { return moves() ? frames[frame].zoom : 1; }
  /// Where a point of a frame's picture would be had the camera stayed as in the first frame [px].
  Vec2 steady(std::size_t frame, Vec2 p) const {
    if (!moves()) return p;
    const CameraPlace& place = frames[frame];
    return centre_px + (1 / place.zoom) * (p - centre_px - place.shift_px);
  }
};

}  // namespace dowel
