#pragma once

#include <optional>

#include "core/base/units.h"
#include "core/base/vec.h"

namespace dowel {

/// The near leg of a lifter, measured where somebody stands, else by how bodies are built, on the
/// lifter's own ground [px] (see `Ground`).
struct StandingLeg {
  Vec2 ankle;               ///< where the foot stands, and goes on standing while it carries weight
  double thigh_px;          ///< hip to knee
  double shank_px;          ///< knee to ankle
  double length_sd = 0.03;  ///< of each bone, over its length; more where it was not measured
};

/// The knee of a leg whose ends are known: where circles of the bones' lengths around hip and ankle
/// meet, on the side to which knees bend. A leg that seems longer than its bones is straight.
/// @param forward_sign  +1 when the toes point to the right on the picture
/// @returns nothing when the hip is nearer to the ankle than the bones' lengths allow
std::optional<Vec2> closed_knee(const StandingLeg& leg, Vec2 hip, double forward_sign);

/// What a hidden leg's joints are at, closed as above.
struct ClosedLeg {
  Measured knee_flexion_rad;
  Measured hip_flexion_rad;
  Measured shank_inclination_rad;
  Measured knee_over_hip;  ///< the two share their errors: propagated together
};

/// @param hip  on the ground [px]  @param trunk  mid-hip → mid-shoulder against vertical [rad]
/// @param place_sd_px  of hip and ankle, an axis  @param length_share_sd  of each bone's length
/// @returns nothing where the leg cannot be closed, or where the hip is all but straight
std::optional<ClosedLeg> close_leg(const StandingLeg& leg, Vec2 hip, const Measured& trunk_rad,
                                   double forward_sign, double place_sd_px, double length_share_sd);

}  // namespace dowel
