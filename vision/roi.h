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

/// The same square in coarse steps: its size in steps of 1 %, its place of 0.4 … 0.8 % of the size,
/// its turn of 0.6°. Networks answer with other last digits on other processors; a square that is
/// handed on from frame to frame in whole steps does not carry them along. A network does not
/// notice steps this small.
Roi rounded(const Roi& roi);

/// Maps the square, divided into `cells` × `cells`, to the picture.
GridToPicture grid_of(const Roi& roi, int cells);

/// Shared area of two squares over their joint area, both taken as upright; 0 … 1.
float overlap(const Roi& a, const Roi& b);

/// Whether two squares can be around one body: about as large, the hips within a fifth of a body's
/// height. Two who stand side by side are further apart, though their squares share most of their
/// area.
bool same_place(const Roi& a, const Roi& b);

/// How far two squares differ, as it matters to a network: the turn in radians, or half the shift
/// or half the change of side relative to the side, whichever is the largest.
float difference(const Roi& a, const Roi& b);

}  // namespace dowel::vision
