#pragma once

#include "core/body/athlete_body.h"

namespace dowel {

/// One body segment's share of the body's mass and where its centre lies between its two ends.
struct SegmentShare {
  double mass = 0;    ///< fraction of body mass, one side for limbs
  double centre = 0;  ///< 0 at the upper end (proximal), 1 at the lower
};

/// Segment masses and centres for one sex.
/// @source [deLeva1996] table 4: head+neck vertex–cervicale, trunk cervicale–mid-hip, limbs between
///         joint centres, foot heel–toe; both sexes averaged when unstated
struct BodyShares {
  SegmentShare head, trunk, upper_arm, forearm, hand, thigh, shank, foot;
};

inline constexpr BodyShares kMaleShares{{0.0694, 0.5002}, {0.4346, 0.5138}, {0.0271, 0.5772},
                                        {0.0162, 0.4574}, {0.0061, 0.7900}, {0.1416, 0.4095},
                                        {0.0433, 0.4395}, {0.0137, 0.4415}};
inline constexpr BodyShares kFemaleShares{{0.0668, 0.4841}, {0.4257, 0.4964}, {0.0255, 0.5754},
                                          {0.0138, 0.4559}, {0.0056, 0.7474}, {0.1478, 0.3612},
                                          {0.0481, 0.4352}, {0.0129, 0.4014}};

constexpr SegmentShare mean_share(SegmentShare a, SegmentShare b) {
  return {(a.mass + b.mass) / 2, (a.centre + b.centre) / 2};
}

constexpr BodyShares body_shares(Sex sex) {
  const BodyShares& m = kMaleShares;
  const BodyShares& f = kFemaleShares;
  switch (sex) {
    case Sex::kMale:
      return m;
    case Sex::kFemale:
      return f;
    case Sex::kUnstated:
      break;
  }
  return {mean_share(m.head, f.head),           mean_share(m.trunk, f.trunk),
          mean_share(m.upper_arm, f.upper_arm), mean_share(m.forearm, f.forearm),
          mean_share(m.hand, f.hand),           mean_share(m.thigh, f.thigh),
          mean_share(m.shank, f.shank),         mean_share(m.foot, f.foot)};
}

}  // namespace dowel
