#pragma once

#include <cmath>

#include "core/base/vec.h"

namespace dowel {

/// Angle at `b` between the lines to `a` and to `c` [rad], 0 … π; 0 when a side has no length.
template <class Vec>
double angle_at(Vec a, Vec b, Vec c) {
  const Vec to_a = a - b;
  const Vec to_c = c - b;
  const double lengths = norm(to_a) * norm(to_c);
  if (!(lengths > 0)) return 0;
  const double cosine = dot(to_a, to_c) / lengths;
  return std::acos(cosine > 1 ? 1 : (cosine < -1 ? -1 : cosine));
}

/// Inclination of the line `low` → `high` against vertical [rad], positive towards `forward_sign`.
/// Picture frame, y down.
inline double inclination(Vec2 low, Vec2 high, double forward_sign) {
  return std::atan2(forward_sign * (high.x - low.x), low.y - high.y);
}

}  // namespace dowel
