#pragma once

#include <cmath>

#include "core/base/vec.h"

namespace dowel {

/// Which way is up on a picture. A phone that stands askew shows plumb things leaning, all by about
/// as much; one that looks up or down shows them leaning more towards the picture's edges.
/// Angles clockwise from the picture's own upward, so positive where up leans to the right.
struct PlumbLine {
  Vec2 centre_px;          ///< of the picture
  double lean_rad = 0;     ///< at the centre
  double lean_per_px = 0;  ///< more of it for each px to the right [rad/px]
  double sd_rad = 0;       ///< of either

  double lean_at(double x_px) const { return lean_rad + lean_per_px * (x_px - centre_px.x); }
};

/// How far askew a phone stands that somebody put down with care, where the picture does not tell.
/// Own setting: of phones leant against something, seen in the films that it could be measured on.
inline constexpr double kPlumbUnknownSd_rad = 0.035;  // 2°

}  // namespace dowel
