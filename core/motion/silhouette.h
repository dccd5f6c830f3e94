#pragma once

#include <cstdint>
#include <vector>

namespace dowel {

/// A vertex of a silhouette's outline, picture frame [px], x right, y down.
struct ContourPoint {
  float x_px = 0;
  float y_px = 0;
};

/// The outline of one person in one frame: the iso-line at probability ½ of the body mask, as
/// closed rings. Walking along a ring, the body lies on the left hand side as seen on the picture
/// (y down): outer rings turn counter-clockwise to the eye, holes clockwise.
struct Silhouette {
  std::vector<ContourPoint> points;        ///< all rings one after the other, none repeated
  std::vector<std::uint32_t> ring_starts;  ///< index of each ring's first point; empty: no mask

  bool empty() const { return points.empty(); }
};

/// One silhouette per frame of the `PoseTrack` it belongs to, same length.
struct SilhouetteTrack {
  std::vector<Silhouette> frames;
};

}  // namespace dowel
