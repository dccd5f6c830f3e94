#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

#include "core/base/vec.h"
#include "core/motion/silhouette.h"

namespace dowel {

/// The trunk's own frame on one picture: s runs from mid-hip towards mid-shoulder, d towards the
/// back, both in trunk lengths.
struct TrunkFrame {
  Vec2 hip_px;                 ///< origin
  Vec2 along;                  ///< unit vector hip → shoulder, picture frame (y down)
  Vec2 dorsal;                 ///< unit vector square to it, towards the back
  double trunk_length_px = 0;  ///< L0 of the set, not of the frame

  Vec2 to_picture(double s, double d) const {
    return hip_px + (s * trunk_length_px) * along + (d * trunk_length_px) * dorsal;
  }
};

/// @param facing_sign  +1 when the toes point right on the picture, −1 left
/// @returns nothing when hip and shoulder coincide
std::optional<TrunkFrame> trunk_frame(Vec2 hip_px, Vec2 shoulder_px, double facing_sign,
                                      double trunk_length_px);

/// Where the profile is sampled: s = kFirst … kLast by kStep (docs/method.md, the virtual dowel).
struct ProfileGrid {
  static constexpr double kFirst = -0.35;
  static constexpr double kStep = 0.01;
  static constexpr std::size_t kCount = 161;
  static constexpr double s_of(std::size_t k) { return kFirst + kStep * static_cast<double>(k); }
  static std::size_t index(double s) {
    return static_cast<std::size_t>(std::lround((s - kFirst) / kStep));
  }
};

/// Distance from the hip–shoulder line to the back's edge at every s [trunk lengths].
struct DorsalProfile {
  std::array<double, ProfileGrid::kCount> d{};
  std::array<std::uint8_t, ProfileGrid::kCount> seen{};
};

/// Walks from the hip–shoulder line towards the back until the silhouette ends, for all s at once:
/// every outline edge is visited once and leaves its crossing at the grid lines it spans.
/// The profile is smoothed along s (Gaussian, σ = 2 samples).
/// @param facing_sign  as in trunk_frame; tells leaving edges from entering ones
DorsalProfile trace_back(const Silhouette& outline, const TrunkFrame& frame, double facing_sign);

}  // namespace dowel
