#include "core/reps/witnesses.h"

#include <gtest/gtest.h>

#include <numbers>

#include "core/base/units.h"
#include "core/reps/phase_edges.h"

namespace dowel {
namespace {

constexpr double kFps = 30;

std::vector<double> times(std::size_t n) {
  std::vector<double> time_s;
  for (std::size_t i = 0; i < n; ++i) time_s.push_back(static_cast<double>(i) / kFps);
  return time_s;
}

// At one depth for a second, then at another.
Series step(double from, double to) {
  Series depth(60);
  for (std::size_t i = 0; i < 60; ++i) depth.set(i, i < 30 ? from : to);
  return depth;
}

constexpr std::size_t kBottom = 15, kTop = 45;

Testimony asked(const Series& depth, double least) {
  return ask({Witness::kTrunk, depth, least}, times(60), kBottom, kTop);
}

TEST(AskWitness, AFallOfTheLeastIsAnAscent) {
  EXPECT_EQ(asked(step(0.5, 0.3), 0.2), Testimony::kAscent);
  EXPECT_EQ(asked(step(0.5, 0.31), 0.2), Testimony::kNone);
  EXPECT_EQ(asked(step(0.3, 0.5), 0.2), Testimony::kNone) << "it went down";
}

TEST(AskWitness, OneFrameAstrayDecidesNothing) {
  Series depth = step(0.5, 0.5);
  depth.value[kTop] = 0;
  EXPECT_EQ(asked(depth, 0.2), Testimony::kNone);
  depth = step(0.5, 0.2);
  depth.value[kBottom] = 0;
  EXPECT_EQ(asked(depth, 0.2), Testimony::kAscent);
}

TEST(AskWitness, WhoSawNothingSaysNothing) {
  for (const std::size_t hidden : {kBottom, kTop}) {
    Series depth = step(0.5, 0.2);
    for (std::size_t i = hidden - 5; i <= hidden + 5; ++i) depth.seen[i] = 0;
    EXPECT_EQ(asked(depth, 0.2), Testimony::kNotSeen);
  }
  Series nearly = step(0.5, 0.2);
  nearly.seen[kBottom] = nearly.seen[kTop] = 0;
  EXPECT_EQ(asked(nearly, 0.2), Testimony::kAscent) << "seen a frame before and after";
}

// Heights are told in trunk lengths of the ground, angles as they are.
TEST(Witnesses, HeightsAreOverTheGroundAndInTrunkLengths) {
  BodyMotion m;
  m.time_s = times(2);
  m.ground.trunk_px = 200;
  m.ground.larger = {1, 2};
  m.ground.feet_away = {{0, 0}, {0, 40}};
  m.ground.usual_feet_px = {100, 500};
  for (PointPath* path : {&m.mid_shoulder, &m.mid_hip, &m.wrist}) *path = PointPath(2);
  m.hip_flexion_rad = m.trunk_inclination_rad = m.knee_flexion_rad = Series(2);
  m.mid_shoulder.set(0, {100, 100});
  // Twice as near, and the picture 40 px lower: 500 + (y − 40 − 500) / 2.
  m.mid_shoulder.set(1, {100, 100});
  m.trunk_inclination_rad.set(1, 0.7);
  const auto curves = witnesses_of(m, {});
  ASSERT_EQ(curves.size(), 7U);
  EXPECT_EQ(curves[0].witness, Witness::kShoulders);
  EXPECT_NEAR(curves[0].depth.value[0], 100 / 200.0, 1e-12);
  EXPECT_NEAR(curves[0].depth.value[1], (500 + (100 - 40 - 500) / 2.0) / 200, 1e-12);
  for (const WitnessCurve& curve : curves) {
    if (curve.witness == Witness::kTrunk) {
      EXPECT_EQ(curve.depth.value[1], 0.7);
      EXPECT_NEAR(to_deg(curve.least), 12, 1e-9);
    }
    if (curve.witness == Witness::kHands) {
      EXPECT_FALSE(curve.depth.has(0));
    }
  }
}

// -------------------------------------------------------------------------------- phase_edges.h

// The course of least jerk from 0 to 1 in a second, begun at one second [FlashHogan1985].
double least_jerk(double time_s) {
  const double q = std::clamp(time_s - 1, 0.0, 1.0);
  return q * q * q * (10 - 15 * q + 6 * q * q);
}

// Bends by 80° from 1 to 2 s; the leg is seen in all frames or in few.
BodyMotion bending(bool leg_seen = true) {
  BodyMotion m;
  m.time_s = times(90);
  m.hip_flexion_rad = m.trunk_inclination_rad = Series(90);
  for (std::size_t i = 0; i < 90; ++i) {
    const double bent = least_jerk(m.time_s[i]);
    if (leg_seen || i < 20) m.hip_flexion_rad.set(i, to_rad(80) * bent);
    m.trunk_inclination_rad.set(i, to_rad(1 + 60 * bent));
  }
  return m;
}

TEST(PostureSpeed, IsThatOfTheHipOrWhereAPlateHidesTheLegOfTheTrunk) {
  // The course of least jerk is fastest half-way: 15/8 of its mean.
  const Series hip = posture_speed(bending()), trunk = posture_speed(bending(false));
  EXPECT_NEAR(hip.value[45], to_rad(80) * 15 / 8, 0.1);
  EXPECT_NEAR(trunk.value[45], to_rad(60) * 15 / 8, 0.1);
  EXPECT_NEAR(hip.value[15], 0, 1e-6);
}

TEST(WidenToMotion, ReachesToATenthOfTheTopSpeed) {
  const BodyMotion m = bending();
  const Phase phase =
      widen_to_motion(posture_speed(m), m.trunk_inclination_rad, {42, 48}, 1, {0, 89});
  // 30 q² (1 − q)² = 0.1 · 15/8 at q = 0.086 and 0.914; the speed is read over ± 0.1 s.
  EXPECT_NEAR(m.time_s[phase.from], 1.086, 0.06);
  EXPECT_NEAR(m.time_s[phase.to], 1.914, 0.06);
}

TEST(WidenToMotion, StaysWithinItsLimitsAndNeverNarrows) {
  const BodyMotion m = bending();
  const Series speed = posture_speed(m);
  const Phase held = widen_to_motion(speed, m.trunk_inclination_rad, {42, 48}, 1, {40, 50});
  EXPECT_EQ(held.from, 40U);
  EXPECT_EQ(held.to, 50U);
  const Phase wide = widen_to_motion(speed, m.trunk_inclination_rad, {10, 80}, 1, {0, 89});
  EXPECT_EQ(wide.from, 10U);
  EXPECT_EQ(wide.to, 80U);
}

TEST(WidenToMotion, TheOtherWayIsNoWay) {
  const BodyMotion m = bending();
  const Phase phase =
      widen_to_motion(posture_speed(m), m.trunk_inclination_rad, {42, 48}, -1, {0, 89});
  EXPECT_EQ(phase.from, 42U);
  EXPECT_EQ(phase.to, 48U);
}

TEST(WidenToMotion, EndsWhereTheTrunkPassesUpright) {
  BodyMotion m = bending();
  for (std::size_t i = 0; i < 50; ++i) m.trunk_inclination_rad.value[i] = -0.05;
  const Phase phase =
      widen_to_motion(posture_speed(m), m.trunk_inclination_rad, {40, 44}, 1, {0, 89});
  EXPECT_EQ(phase.to, 49U) << "the last that leans back";
}

TEST(WidenToMotion, GapsEndIt) {
  const BodyMotion m = bending();
  Series speed = posture_speed(m);
  speed.seen[38] = speed.seen[52] = 0;
  const Phase phase = widen_to_motion(speed, m.trunk_inclination_rad, {42, 48}, 1, {0, 89});
  EXPECT_EQ(phase.from, 39U);
  EXPECT_EQ(phase.to, 51U);
}

}  // namespace
}  // namespace dowel
