#pragma once

#include "core/motion/silhouette.h"

namespace dowel::vision {

/// The square of the picture that a network looks at.
struct Roi {
  float centre_x_px = 0;
  float centre_y_px = 0;
  float side_px = 0;
  float rotation_rad = 0;  ///< how far the square's up is turned clockwise, to the eye
};

/// The square around a body from its two alignment points, as the pose networks were trained.
/// @param centre  mid-hip
/// @param edge  a point on the circle around mid-hip that holds the whole body, above the head
/// @source [Bazarevsky2020]
Roi roi_from_alignment(ContourPoint centre, ContourPoint edge);

/// Maps the square, divided into `cells` × `cells`, to the picture.
GridToPicture grid_of(const Roi& roi, int cells);

/// Shared area of two squares over their joint area, both taken as upright; 0 … 1.
float overlap(const Roi& a, const Roi& b);

/// How far two squares differ, as it matters to a network: the turn in radians, or half the shift
/// or half the change of side relative to the side, whichever is the largest.
float difference(const Roi& a, const Roi& b);

}  // namespace dowel::vision
