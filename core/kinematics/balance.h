#pragma once

#include <cstddef>
#include <optional>

#include "core/body/anthropometry.h"
#include "core/kinematics/body_motion.h"

namespace dowel {

/// Where a bar lies on the back, seen from the mid-shoulder [trunk lengths].
struct BarOnBack {
  double behind = 0;  ///< square to the trunk, to the back
  double above = 0;   ///< along the trunk
};

/// A load that the body carries, for its line of gravity.
struct CarriedLoad {
  double share = 0;                       ///< load ÷ mass of the body without it
  std::optional<BarOnBack> on_back = {};  ///< empty: in the hands, where the fingers close
};

/// Where the common centre of mass of body and load stands over the foot.
/// @param shares  segment masses of the lifter's sex
/// @param one_leg  the far leg swings free and must be seen; else it is taken to move as the near
/// @returns 0 above the heel … 1 above the toe of the near foot; nothing when the foot, a heavy
///          segment, or the hands that carry a load are hidden
/// @source segment shares [deLeva1996]; the head and neck's centre lies at the ear canal
///         [Winter2009] table 4.1; hidden arms hang straight down from the shoulder
std::optional<double> mass_over_foot(const BodyMotion& motion, std::size_t frame,
                                     const BodyShares& shares, const CarriedLoad& load,
                                     bool one_leg = false);

}  // namespace dowel
