#include "vision/bar_end.h"

#include <gtest/gtest.h>

#include <cmath>

namespace dowel::vision {
namespace {

constexpr double kNearer = 1.18;
constexpr Vec2 kShift{-71.5, -110.25};

Vec2 plate_at(double time_s) {
  return {400 + 6 * std::sin(3 * time_s), 700 - 240 * std::sin(2 * time_s)};
}
Vec2 end_at(double time_s) { return kNearer * plate_at(time_s) + kShift; }

// Ten frames a second for four seconds; noise of half a pixel, alternating.
std::vector<OnThePlate> sightings(bool with_end) {
  std::vector<OnThePlate> seen;
  for (int k = 0; k < 40; ++k) {
    const double t = 0.1 * k;
    const double noise = k % 2 == 0 ? 0.5 : -0.5;
    // The hub, painted on the plate, is seen every time; a screw now and then, anywhere.
    seen.push_back({t, plate_at(t), 100, plate_at(t) + Vec2{noise, -noise}, 0.6});
    if (with_end && k % 4 != 1) {
      seen.push_back({t, plate_at(t), 100, end_at(t) + Vec2{noise, noise}, 0.8});
    }
    seen.push_back({t, plate_at(t), 100,
                    plate_at(t) + Vec2{40.0 * std::cos(k * k), 35.0 * std::sin(7 * k)}, 0.5});
  }
  return seen;
}

TEST(BarEnd, IsWhatMovesFurtherThanThePlate) {
  const auto end = BarEnd::fit(sightings(true));
  ASSERT_TRUE(end);
  EXPECT_NEAR(end->nearer(), kNearer, 0.005);
  EXPECT_LT(end->scatter_px(), 3);
  for (const double t : {0.2, 1.33, 2.9}) {
    EXPECT_LT(norm(end->at(t, plate_at(t)) - end_at(t)), 1) << t;
  }
}

// What is painted on the plate moves with it and is no end.
TEST(BarEnd, IsNotAHub) { EXPECT_FALSE(BarEnd::fit(sightings(false))); }

TEST(BarEnd, FollowsABarThatTurnsALittle) {
  auto seen = sightings(true);
  const auto turned = [](double t) { return Vec2{1.2 * t, 0}; };
  for (OnThePlate& one : seen) one.thing_px = one.thing_px + turned(one.time_s);
  const auto end = BarEnd::fit(seen);
  ASSERT_TRUE(end);
  for (const double t : {0.5, 2.0, 3.5}) {
    EXPECT_LT(norm(end->at(t, plate_at(t)) - end_at(t) - turned(t)), 1.2) << t;
  }
}

TEST(BarEnd, NeedsMoreThanAFew) {
  EXPECT_FALSE(BarEnd::fit({}));
  auto seen = sightings(true);
  seen.resize(6);
  EXPECT_FALSE(BarEnd::fit(seen));
}

// A plate that stays where it is tells of no enlargement.
TEST(BarEnd, NeedsAPlateThatMoves) {
  auto seen = sightings(true);
  for (OnThePlate& one : seen) one.plate_px = plate_at(0);
  EXPECT_FALSE(BarEnd::fit(seen));
}

}  // namespace
}  // namespace dowel::vision
