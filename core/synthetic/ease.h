#pragma once

#include <algorithm>

namespace dowel::synthetic {

/// 0 below 0, 1 above 1, between them a cubic without kinks.
inline double smooth_step(double x) {
  const double q = std::clamp(x, 0.0, 1.0);
  return q * q * (3 - 2 * q);
}

/// From 0 to 1 with neither speed nor acceleration at the ends.
/// @source [FlashHogan1985] the minimum-jerk course of a reach
inline double minimum_jerk(double x) {
  const double q = std::clamp(x, 0.0, 1.0);
  return q * q * q * (10 - 15 * q + 6 * q * q);
}

/// a at 0, b at 1.
inline double blend(double a, double b, double share) { return a + (b - a) * share; }

}  // namespace dowel::synthetic
