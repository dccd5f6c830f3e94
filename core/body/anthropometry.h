#pragma once

#include "core/body/athlete_body.h"

namespace dowel {

/// One body segment's share of the body's mass and where its centre lies between its two ends.
struct SegmentShare {
  double mass = 0;    ///< fraction of body mass, one side for limbs
  double centre = 0;  ///< 0 at the upper end (proximal), 1 at the lower
  double length = 0;  ///< upper to lower end, fraction of stature
};

/// The segments of one sex that a line of gravity is made of. Ends: head vertex–C7, trunk
/// mid-shoulder–mid-hip, limbs between joint centres, hand wrist–third knuckle, foot heel–toe tip.
struct BodyShares {
  SegmentShare head, trunk, upper_arm, forearm, hand, thigh, shank, foot;
};

constexpr SegmentShare mean_share(SegmentShare a, SegmentShare b) {
  return {(a.mass + b.mass) / 2, (a.centre + b.centre) / 2, (a.length + b.length) / 2};
}

/// What bodies weigh where; from knowledge/anthropometry.toml.
struct Anthropometry {
  BodyShares female, male;

  /// Both sexes averaged when unstated.
  constexpr BodyShares of(Sex sex) const {
    if (sex == Sex::kFemale) return female;
    if (sex == Sex::kMale) return male;
    return {mean_share(male.head, female.head),           mean_share(male.trunk, female.trunk),
            mean_share(male.upper_arm, female.upper_arm), mean_share(male.forearm, female.forearm),
            mean_share(male.hand, female.hand),           mean_share(male.thigh, female.thigh),
            mean_share(male.shank, female.shank),         mean_share(male.foot, female.foot)};
  }
};

}  // namespace dowel
