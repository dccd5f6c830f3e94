// Turns of drawn curves: known counts under drift, sway, gaps, noise and wobbles.

#include "core/reps/swings.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <random>

namespace dowel {
namespace {

constexpr double kFps = 30;
constexpr double kLeast = 0.23;  // trunk lengths, as reps are cut
constexpr double kLongestGap_s = 1;

struct Curve {
  std::vector<double> time_s;
  Series depth;
};

Curve draw(double length_s, const std::function<double(double)>& depth) {
  Curve curve;
  const auto n = static_cast<std::size_t>(length_s * kFps);
  curve.depth = Series(n);
  for (std::size_t i = 0; i < n; ++i) {
    curve.time_s.push_back(static_cast<double>(i) / kFps);
    curve.depth.set(i, depth(curve.time_s.back()));
  }
  return curve;
}

// Repetitions of three seconds, top to top; deepest at 1.5, 4.5 …
double reps(double time_s) { return 0.3 * (1 - std::cos(2 * std::numbers::pi * time_s / 3)); }

std::vector<Swing> swings_of(const Curve& curve, double least = kLeast) {
  return find_swings(curve.depth, curve.time_s, least, kLongestGap_s);
}

void expect_bottoms(const Curve& curve, const std::vector<double>& bottoms_s,
                    double tolerance_s = 0.05) {
  const auto swings = swings_of(curve);
  ASSERT_EQ(swings.size(), bottoms_s.size());
  for (std::size_t k = 0; k < swings.size(); ++k) {
    EXPECT_NEAR(curve.time_s[swings[k].bottom], bottoms_s[k], tolerance_s);
  }
}

TEST(FindSwings, CountsWhatGoesDownAndUp) {
  const Curve curve = draw(12.1, reps);
  expect_bottoms(curve, {1.5, 4.5, 7.5, 10.5});
  for (const Swing& swing : swings_of(curve)) {
    EXPECT_TRUE(swing.has_descent && swing.has_ascent);
    EXPECT_NEAR(curve.time_s[swing.top_before], curve.time_s[swing.bottom] - 1.5, 0.05);
    EXPECT_NEAR(curve.time_s[swing.top_after], curve.time_s[swing.bottom] + 1.5, 0.05);
  }
}

// A drift by more than a whole repetition, up or down, as of a camera that sinks.
TEST(FindSwings, DriftChangesNothing) {
  for (const double drift_a_second : {-0.15, -0.05, 0.05, 0.15}) {
    const Curve curve = draw(12.1, [&](double t) { return reps(t) + drift_a_second * t; });
    expect_bottoms(curve, {1.5, 4.5, 7.5, 10.5}, 0.2);
  }
}

TEST(FindSwings, SwayIsNoTurn) {
  const auto sway = [](double t) { return 0.05 * std::sin(2 * std::numbers::pi * 0.9 * t); };
  EXPECT_TRUE(swings_of(draw(12, sway)).empty());
  const Curve both = draw(12.1, [&](double t) { return reps(t) + sway(t); });
  EXPECT_EQ(swings_of(both).size(), 4U);
}

TEST(FindSwings, NoiseIsNoTurn) {
  std::mt19937 dice(3);
  std::normal_distribution<double> noise(0, 0.03);
  const Curve curve = draw(12.1, [&](double t) { return reps(t) + noise(dice); });
  expect_bottoms(curve, {1.5, 4.5, 7.5, 10.5}, 0.4);
}

// Down by 1.8, and up with a hitch half-way: the ways beside it are 0.9 and half the hitch, and two
// fifths of them are reached at a hitch of 0.45. Below, it is a wobble; above, two repetitions.
TEST(FindSwings, AHitchIsAWobbleUpToTwoFifths) {
  struct Case {
    double hitch;
    std::size_t turns;
  };
  for (const Case& one : {Case{0.1, 1}, Case{0.3, 1}, Case{0.42, 1}, Case{0.48, 2}, Case{0.9, 2}}) {
    const double high = 0.9 - one.hitch / 2, low = 0.9 + one.hitch / 2;
    const std::vector<double> stations{0, 1.8, high, low, 0};
    const Curve curve = draw(4, [&](double t) {
      const auto k = static_cast<std::size_t>(t);
      return stations[k] + (t - static_cast<double>(k)) * (stations[k + 1] - stations[k]);
    });
    EXPECT_EQ(swings_of(curve).size(), one.turns) << one.hitch;
  }
}

TEST(FindSwings, ShortOfTheLeastIsNone) {
  for (const double share : {0.3, 0.38, 0.4, 1.0, 2.0}) {
    const Curve curve = draw(12.1, [&](double t) { return share * reps(t); });
    EXPECT_EQ(swings_of(curve).size(), 0.6 * share > kLeast ? 4U : 0U) << share;
  }
}

TEST(FindSwings, WhatAnEndCutsIsSaidToBeCut) {
  // From a bottom to a bottom: the first has no way down, the last no way up.
  const Curve curve = draw(6.05, [](double t) { return reps(t + 1.5); });
  const auto swings = swings_of(curve);
  ASSERT_EQ(swings.size(), 3U);
  EXPECT_FALSE(swings.front().has_descent);
  EXPECT_TRUE(swings.front().has_ascent);
  EXPECT_TRUE(swings[1].has_descent && swings[1].has_ascent);
  EXPECT_TRUE(swings.back().has_descent);
  EXPECT_FALSE(swings.back().has_ascent);
}

void hide(Curve& curve, double from_s, double to_s) {
  for (std::size_t i = 0; i < curve.time_s.size(); ++i) {
    if (curve.time_s[i] >= from_s && curve.time_s[i] < to_s) curve.depth.seen[i] = 0;
  }
}

TEST(FindSwings, NothingIsJoinedAcrossALongGap) {
  // Lost from one way down to the next way up: half a descent and half an ascent are no turn.
  Curve curve = draw(12.1, reps);
  hide(curve, 3.9, 8.1);
  const auto swings = swings_of(curve);
  for (const Swing& swing : swings) {
    const double bottom_s = curve.time_s[swing.bottom];
    EXPECT_TRUE(bottom_s < 3.9 || bottom_s >= 8.1);
    EXPECT_TRUE(curve.depth.has(swing.bottom));
    EXPECT_LE(swing.seen_from, swing.bottom);
    EXPECT_GE(swing.seen_to, swing.bottom);
    EXPECT_TRUE(curve.time_s[swing.seen_to] < 3.9 || curve.time_s[swing.seen_from] >= 8.1);
  }
  const auto whole = std::count_if(swings.begin(), swings.end(), [](const Swing& swing) {
    return swing.has_descent && swing.has_ascent;
  });
  EXPECT_EQ(whole, 2) << "the first and the last of four";
}

TEST(FindSwings, AShortGapIsNoEnd) {
  Curve curve = draw(12.1, reps);
  hide(curve, 3.9, 4.6);
  hide(curve, 6.0, 6.9);
  EXPECT_EQ(swings_of(curve).size(), 4U);
}

TEST(FindSwings, NothingSeenIsNothingTold) {
  Curve curve = draw(12.1, reps);
  hide(curve, 0, 99);
  EXPECT_TRUE(swings_of(curve).empty());
  EXPECT_TRUE(swings_of({}).empty());
  EXPECT_TRUE(swings_of(draw(12, [](double) { return 0.4; })).empty());
}

TEST(FindSwings, TheSameCurveBackwardsTurnsAtTheSamePlaces) {
  const auto uneven = [](double t) { return reps(t) * (1 + 0.05 * t); };
  const Curve forwards = draw(12, uneven);
  const Curve backwards = draw(12, [&](double t) { return uneven(12 - 1 / kFps - t); });
  const auto one = swings_of(forwards), other = swings_of(backwards);
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t k = 0; k < one.size(); ++k) {
    const Swing& mirrored = other[other.size() - 1 - k];
    EXPECT_NEAR(forwards.time_s[one[k].bottom], 12 - backwards.time_s[mirrored.bottom], 0.1);
    EXPECT_EQ(one[k].has_descent, mirrored.has_ascent);
  }
}

TEST(FindSwings, TheUnitMeansNothing) {
  const Curve metres = draw(12.1, reps);
  const Curve other = draw(12.1, [](double t) { return 57.3 * reps(t) - 20; });
  const auto one = swings_of(metres), same = swings_of(other, 57.3 * kLeast);
  ASSERT_EQ(one.size(), same.size());
  for (std::size_t k = 0; k < one.size(); ++k) EXPECT_EQ(one[k].bottom, same[k].bottom);
}

}  // namespace
}  // namespace dowel
