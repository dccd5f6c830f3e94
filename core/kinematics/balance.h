#pragma once

#include <cstddef>
#include <optional>

#include "core/body/athlete_body.h"
#include "core/kinematics/body_motion.h"

namespace dowel {

/// A load that the body carries, for its line of gravity.
struct CarriedLoad {
  double mass_kg = 0;
  bool in_hands = true;  ///< otherwise on the shoulders
};

/// Where the common centre of mass of body and load stands over the foot.
/// @param athlete  mass needed only when a load is carried
/// @returns 0 above the heel … 1 above the toe; nothing when the foot or a heavy segment is hidden,
///          or when a load is carried and the body's mass is unknown
/// @source segment shares [deLeva1996]; the far limbs are taken to move as the near ones
std::optional<double> mass_over_foot(const BodyMotion& motion, std::size_t frame,
                                     const AthleteBody& athlete, const CarriedLoad& load);

}  // namespace dowel
