#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dowel {

/// A vertex of a silhouette's outline, picture frame [px], x right, y down.
struct ContourPoint {
  float x_px = 0;
  float y_px = 0;
};

/// The outline of one person in one frame: the iso-line at probability ½ of the body mask, as
/// closed rings, the longest first. Walking along a ring, the body lies on the left hand side as
/// seen on the picture (y down): outer rings turn counter-clockwise to the eye, holes clockwise.
struct Silhouette {
  std::vector<ContourPoint> points;        ///< all rings one after the other, none repeated
  std::vector<std::uint32_t> ring_starts;  ///< index of each ring's first point; empty: no mask

  bool empty() const { return points.empty(); }
};

/// Where the unit steps of a grid lie on the picture: p = origin + u·u_axis + v·v_axis.
struct GridToPicture {
  ContourPoint origin;  ///< the picture point of grid (0, 0) [px]
  ContourPoint u_axis;  ///< one grid cell along u [px]
  ContourPoint v_axis;  ///< one grid cell along v [px], not parallel to u_axis

  ContourPoint operator()(float u, float v) const {
    return {origin.x_px + u * u_axis.x_px + v * v_axis.x_px,
            origin.y_px + u * u_axis.y_px + v * v_axis.y_px};
  }
};

/// A silhouette in about two bytes a point, so that ten minutes of film fit in memory: each point
/// is rounded to 1/120 of a grid cell and kept as the step from the one before. Outlines that come
/// from a mask on this grid step at most one cell; longer steps are allowed and cost five bytes.
struct PackedSilhouette {
  GridToPicture grid;
  std::vector<std::uint8_t> bytes;  ///< empty: no mask
  float softness_px = 0;            ///< σ of the picture's own edges along it; 0: not known

  bool empty() const { return bytes.empty(); }
};

/// Packs a silhouette on a grid whose cells should be about as large as the mask's.
/// @param grid  every point must lie within ±273 cells of its origin
/// @returns error of a point ≤ 1/240 cell along either axis
PackedSilhouette pack(const Silhouette& silhouette, const GridToPicture& grid);
/// Packs a silhouette on a grid laid over its own bounding box, 256 cells to the longer side.
PackedSilhouette pack(const Silhouette& silhouette);
Silhouette unpack(const PackedSilhouette& packed);

/// One silhouette per frame of the `PoseTrack` it belongs to, same length.
struct SilhouetteTrack {
  std::vector<PackedSilhouette> frames;

  Silhouette unpack(std::size_t frame) const { return dowel::unpack(frames[frame]); }
};

}  // namespace dowel
