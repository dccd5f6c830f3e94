#pragma once

#include <numbers>

namespace dowel {

inline constexpr double kDegPerRad = 180.0 / std::numbers::pi;

/// Radians to degrees; degrees appear only at the edges (text, JSON, knowledge files).
constexpr double to_deg(double angle_rad) { return angle_rad * kDegPerRad; }
/// Degrees to radians.
constexpr double to_rad(double angle_deg) { return angle_deg / kDegPerRad; }

/// A value with its standard deviation, both in the unit that the holding field names.
struct Measured {
  double value = 0;
  double sd = 0;
};

}  // namespace dowel
