#include "core/kinematics/lift_knee.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/kinematics/angles.h"

namespace dowel {
namespace {

// Lengths on the picture are off by landmark noise and, in bent postures, by the knee coming
// nearer to the lens: 0.4 m at 4 m would be 10 %, of which half acts on each bone's ends.
constexpr double kLengthSd = 0.04;
constexpr double kMostSd_rad = 40 / kDegPerRad;

double depth(double seen_px, double true_px) {
  return std::sqrt(std::max(0.0, true_px * true_px - seen_px * seen_px));
}

// sd of the angle that a bone makes with the picture's plane: θ = acos(c), dθ = dc / sin θ.
double lean_sd(double seen_px, double true_px) {
  const double c = std::min(1.0, seen_px / true_px);
  const double sine = std::sqrt(std::max(1e-9, 1 - c * c));
  return std::min(kLengthSd * c / sine, kMostSd_rad);
}

}  // namespace

Measured knee_from_foreshortening(const PictureLeg& leg) {
  const double thigh = norm(leg.hip - leg.knee), shank = norm(leg.ankle - leg.knee);
  const Vec3 hip{leg.hip.x, leg.hip.y, depth(thigh, leg.thigh_px)};
  const Vec3 knee{leg.knee.x, leg.knee.y, 0};
  const Vec3 ankle{leg.ankle.x, leg.ankle.y, depth(shank, leg.shank_px)};
  const double flexion = std::numbers::pi - angle_at(hip, knee, ankle);
  return {flexion, std::hypot(lean_sd(thigh, leg.thigh_px), lean_sd(shank, leg.shank_px))};
}

Measured fuse(Measured a, Measured b) {
  const double wa = 1 / (a.sd * a.sd), wb = 1 / (b.sd * b.sd);
  return {(wa * a.value + wb * b.value) / (wa + wb), 1 / std::sqrt(wa + wb)};
}

}  // namespace dowel
