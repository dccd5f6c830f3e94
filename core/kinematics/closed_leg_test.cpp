#include "core/kinematics/closed_leg.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "core/kinematics/angles.h"

namespace dowel {
namespace {

// Facing right: shank forward by `shank`, thigh back by knee − shank. 100 px each, ankle at (50,
// 400).
struct Leg {
  Vec2 ankle{50, 400}, knee, hip;
};

Leg bent(double shank_rad, double knee_rad, double forward) {
  Leg leg;
  const auto up = [&](Vec2 from, double lean) {
    return Vec2{from.x + forward * 100 * std::sin(lean), from.y - 100 * std::cos(lean)};
  };
  leg.knee = up(leg.ankle, shank_rad);
  leg.hip = up(leg.knee, shank_rad - knee_rad);
  return leg;
}

TEST(ClosedLeg, TheKneeLiesWhereTheLegWasBent) {
  for (const double forward : {-1.0, 1.0}) {
    for (const double knee_rad : {0.1, 0.6, 1.2, 2.0}) {
      const Leg leg = bent(0.3 * knee_rad, knee_rad, forward);
      const auto knee = closed_knee({leg.ankle, 100, 100}, leg.hip, forward);
      ASSERT_TRUE(knee);
      EXPECT_NEAR(knee->x, leg.knee.x, 1e-6);
      EXPECT_NEAR(knee->y, leg.knee.y, 1e-6);
    }
  }
}

TEST(ClosedLeg, ALegLongerThanItsBonesIsStraightAndOneTooShortIsNone) {
  const auto straight = closed_knee({{0, 0}, 90, 100}, {0, -200}, 1);
  ASSERT_TRUE(straight);
  EXPECT_NEAR(straight->x, 0, 1e-9);
  EXPECT_FALSE(closed_knee({{0, 0}, 60, 100}, {0, -30}, 1));
}

TEST(ClosedLeg, AnglesAndTheirErrorsAreThoseOfManyNoisyLegs) {
  constexpr double kPlace_px = 4, kLength = 0.03, kTrunk_rad = 0.09;
  const Leg leg = bent(0.35, 1.3, 1);
  const Measured trunk{0.9, kTrunk_rad};
  const auto told = close_leg({leg.ankle, 100, 100}, leg.hip, trunk, 1, kPlace_px, kLength);
  ASSERT_TRUE(told);
  EXPECT_NEAR(told->knee_flexion_rad.value, 1.3, 1e-6);
  EXPECT_NEAR(told->hip_flexion_rad.value, 0.9 + 0.95, 1e-6);
  EXPECT_NEAR(told->shank_inclination_rad.value, 0.35, 1e-6);
  EXPECT_NEAR(told->knee_over_hip.value, 1.3 / 1.85, 1e-6);
  std::mt19937 random(7);
  std::normal_distribution<double> normal;
  const auto off = [&](Vec2 p) {
    return p + Vec2{kPlace_px * normal(random), kPlace_px * normal(random)};
  };
  double knee = 0, ratio = 0;
  constexpr int kTrials = 4000;
  for (int i = 0; i < kTrials; ++i) {
    const StandingLeg seen{off(leg.ankle), 100 * (1 + kLength * normal(random)),
                           100 * (1 + kLength * normal(random))};
    const auto one = close_leg(seen, off(leg.hip), {0.9 + kTrunk_rad * normal(random), 0}, 1, 0, 0);
    ASSERT_TRUE(one);
    knee += std::pow(one->knee_flexion_rad.value - 1.3, 2);
    ratio += std::pow(one->knee_over_hip.value - 1.3 / 1.85, 2);
  }
  EXPECT_NEAR(told->knee_flexion_rad.sd / std::sqrt(knee / kTrials), 1, 0.15);
  EXPECT_NEAR(told->knee_over_hip.sd / std::sqrt(ratio / kTrials), 1, 0.15);
}

TEST(ClosedLeg, AStraightHipGivesNoShare) {
  const Leg leg = bent(0, 0.01, 1);
  EXPECT_FALSE(close_leg({leg.ankle, 100, 100}, leg.hip, {0, 0.09}, 1, 4, 0.03));
}

}  // namespace
}  // namespace dowel
