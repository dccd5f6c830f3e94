// Known angles, and knees told from how short a leg looks.

#include "core/kinematics/angles.h"

#include <gtest/gtest.h>

#include <numbers>

#include "core/base/units.h"
#include "core/kinematics/lift_knee.h"

namespace dowel {
namespace {

constexpr double kPi = std::numbers::pi;

TEST(AngleAt, KnownTriangles) {
  struct Case {
    Vec2 a, b, c;
    double angle_deg;
  };
  const Case cases[] = {
      {{1, 0}, {0, 0}, {0, 1}, 90},      {{1, 0}, {0, 0}, {1, 1}, 45},
      {{1, 0}, {0, 0}, {-3, 0}, 180},    {{2, 0}, {0, 0}, {5, 0}, 0},
      {{4, 0}, {0, 0}, {2, 3.4641}, 60},  // half an equilateral triangle's side of 4
      {{7, 5}, {7, 2}, {11, 2}, 90},      // not at the origin
  };
  for (const Case& one : cases) {
    EXPECT_NEAR(to_deg(angle_at(one.a, one.b, one.c)), one.angle_deg, 1e-3);
    EXPECT_NEAR(to_deg(angle_at(one.c, one.b, one.a)), one.angle_deg, 1e-3) << "either way round";
  }
  EXPECT_NEAR(to_deg(angle_at(Vec3{1, 0, 0}, Vec3{}, Vec3{0, 0, 2})), 90, 1e-9);
}

TEST(AngleAt, RoundingNeverLeavesTheCosine) {
  // 0.1 has no exact double: without a bound acos is asked for more than 1 and says nan.
  for (int k = 1; k < 200; ++k) {
    const Vec2 far{0.1 * k, 0.3 * k};
    EXPECT_TRUE(std::isfinite(angle_at(far, Vec2{}, 3 * far))) << k;
    EXPECT_TRUE(std::isfinite(angle_at(far, Vec2{}, -3 * far))) << k;
  }
}

TEST(AngleAt, ASideWithoutLengthHasNoAngle) {
  EXPECT_EQ(angle_at(Vec2{1, 1}, Vec2{1, 1}, Vec2{5, 0}), 0);
  EXPECT_EQ(angle_at(Vec3{}, Vec3{}, Vec3{}), 0);
}

// On the picture y runs down. Forward is where the toes point, whichever way that is.
TEST(Inclination, IsPositiveTowardsTheToes) {
  struct Case {
    Vec2 high;
    double facing_right_deg;
  };
  for (const Case& one : {Case{{0, -10}, 0}, Case{{10, -10}, 45}, Case{{-10, -10}, -45},
                          Case{{10, 0}, 90}, Case{{10, 10}, 135}, Case{{17.3205, -30}, 30}}) {
    EXPECT_NEAR(to_deg(inclination({0, 0}, one.high, 1)), one.facing_right_deg, 1e-3);
    EXPECT_NEAR(to_deg(inclination({0, 0}, one.high, -1)), -one.facing_right_deg, 1e-3);
    const Vec2 mirrored{-one.high.x, one.high.y};
    EXPECT_NEAR(inclination({0, 0}, mirrored, -1), inclination({0, 0}, one.high, 1), 1e-12);
  }
}

// ---------------------------------------------------------------------------------- lift_knee.h

// A leg of 100 px bones in space, flexed at the knee, its plane turned by `yaw` about vertical out
// of the picture; seen in parallel projection.
PictureLeg leg(double flexion_rad, double yaw_rad) {
  const double lean = flexion_rad / 2;  // both bones lean alike
  const auto seen = [&](double forward, double up) {
    return Vec2{100 * forward * std::cos(yaw_rad), -100 * up};
  };
  const Vec2 knee = seen(std::sin(lean), std::cos(lean));
  return {seen(0, 2 * std::cos(lean)), knee, {0, 0}, 100, 100};
}

TEST(KneeFromForeshortening, ReadsTheTrueKneeFromAnyTurn) {
  for (const double yaw_deg : {45.0, 60.0, 75.0, 90.0}) {
    for (const double flexion_deg : {40.0, 60.0, 90.0, 120.0}) {
      const Measured told = knee_from_foreshortening(leg(to_rad(flexion_deg), to_rad(yaw_deg)));
      EXPECT_NEAR(to_deg(told.value), flexion_deg, 0.01) << yaw_deg;
    }
  }
}

TEST(KneeFromForeshortening, BonesInThePicturesPlaneTellLeastOfTheTurn) {
  const Measured front = knee_from_foreshortening(leg(to_rad(90), to_rad(90)));
  const Measured side = knee_from_foreshortening(leg(to_rad(90), 0));
  // From the front: both bones at 45° to the picture, 0.04 cos/sin each, hypot of the two.
  EXPECT_NEAR(front.sd, 0.04 * std::sqrt(2.0), 1e-6);
  EXPECT_GT(side.sd, 5 * front.sd);
  EXPECT_NEAR(to_deg(side.sd), 40 * std::sqrt(2.0), 1e-6) << "capped at 40° for either bone";
  EXPECT_NEAR(to_deg(side.value), 90, 0.01) << "the picture's own angle is left";
}

TEST(KneeFromForeshortening, ABoneLongerThanItCanBeLiesInThePicture) {
  PictureLeg stretched = leg(0, 0);
  stretched.hip = {0, -230};
  const Measured told = knee_from_foreshortening(stretched);
  EXPECT_NEAR(told.value, 0, 1e-6);
  EXPECT_TRUE(std::isfinite(told.sd));
}

TEST(Fuse, WeighsByCertainty) {
  // 1/1 and 1/4: (1 · 10 + ¼ · 20) / 1.25 = 12, sd √(1/1.25).
  const Measured both = fuse({10, 1}, {20, 2});
  EXPECT_NEAR(both.value, 12, 1e-12);
  EXPECT_NEAR(both.sd, std::sqrt(0.8), 1e-12);
  const Measured other_way = fuse({20, 2}, {10, 1});
  EXPECT_NEAR(other_way.value, both.value, 1e-12);
  EXPECT_LT(both.sd, 1) << "two looks are surer than either";
  EXPECT_NEAR(fuse({10, 1}, {-kPi, 1e9}).value, 10, 1e-6) << "who knows nothing changes nothing";
}

}  // namespace
}  // namespace dowel
