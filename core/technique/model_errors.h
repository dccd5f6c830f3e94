#pragma once

#include "core/base/units.h"

/// What the landmark network leaves in a measure after noise is gone: its points are not the joint
/// centres. Our settings: two or more phones together are some degrees off [Uhlrich2023]; for one
/// phone from the side nothing was measured, off the side see docs/accuracy.md.
namespace dowel {

inline constexpr double kAngleModelSd_rad = 5.0 / kDegPerRad;
inline constexpr double kObliqueAngleModelSd_rad = 12.0 / kDegPerRad;
/// The same in the place of a point, over the trunk's length (about 15 mm of 500).
inline constexpr double kPlaceModelSd = 0.03;

}  // namespace dowel
