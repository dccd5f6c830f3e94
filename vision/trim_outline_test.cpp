#include "vision/trim_outline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "core/spine/dorsal_profile.h"

namespace dowel::vision {
namespace {

// Hip at (300, 400), trunk of 100 px leaning by `lean` towards the right.
PerJoint<Landmark> trunk(double lean) {
  PerJoint<Landmark> image{};
  for (const Joint joint : {Joint::kLeftHip, Joint::kRightHip}) {
    image[index_of(joint)] = {300, 400, 1, 1};
  }
  for (const Joint joint : {Joint::kLeftShoulder, Joint::kRightShoulder}) {
    image[index_of(joint)] = {static_cast<float>(300 + 100 * std::sin(lean)),
                              static_cast<float>(400 - 100 * std::cos(lean)), 1, 1};
  }
  return image;
}

// A ring with bumps that wanders far beyond the box on all sides, counter-clockwise to the eye.
Silhouette bumpy(std::mt19937& random) {
  std::uniform_real_distribution<double> any(0, 2 * std::numbers::pi), size(10, 60);
  Silhouette outline;
  outline.ring_starts = {0};
  const double a = any(random), b = any(random), bump = size(random);
  for (int i = 0; i < 900; ++i) {
    const double turn = 2 * std::numbers::pi * i / 900;
    const double r = 140 + bump * std::sin(3 * turn + a) + 0.5 * bump * std::sin(11 * turn + b) +
                     90 * std::cos(2 * turn);
    outline.points.push_back({static_cast<float>(310 + r * std::cos(turn)),
                              static_cast<float>(380 - 1.3 * r * std::sin(turn))});
  }
  return outline;
}

TEST(TrimOutline, TheBackStaysExactlyAsItWas) {
  std::mt19937 random(4);
  int seen = 0;
  for (int trial = 0; trial < 60; ++trial) {
    const double lean = 0.05 * trial - 1.5;
    const Silhouette outline = bumpy(random);
    const PerJoint<Landmark> image = trunk(lean);
    const Silhouette trimmed = around_trunk(outline, image, 100);
    EXPECT_LT(trimmed.points.size(), outline.points.size());
    for (const double facing : {-1.0, 1.0}) {
      const Vec2 shoulder{300 + 100 * std::sin(lean), 400 - 100 * std::cos(lean)};
      const auto frame = trunk_frame({300, 400}, shoulder, facing, 100);
      const DorsalProfile before = trace_back(outline, *frame, facing);
      const DorsalProfile after = trace_back(trimmed, *frame, facing);
      // Farther away than one trunk length nothing is a back; lines within the smoothing's reach of
      // such a one are spoiled by it, before as after. It is seen smoothed itself: twice the reach.
      constexpr std::size_t kReach = 12;
      const auto is_back = [&](std::size_t line) {
        const std::size_t from = line > kReach ? line - kReach : 0;
        const std::size_t to = std::min(line + kReach, ProfileGrid::kCount - 1);
        for (std::size_t k = from; k <= to; ++k) {
          if (before.seen[k] && before.d[k] > 0.9) return false;
        }
        return before.seen[line] != 0;
      };
      for (std::size_t k = 0; k < ProfileGrid::kCount; ++k) {
        if (!is_back(k)) continue;
        ++seen;
        EXPECT_TRUE(after.seen[k]) << trial << " line " << k;
        EXPECT_NEAR(after.d[k], before.d[k], 1e-6) << trial << " line " << k;
      }
    }
  }
  EXPECT_GT(seen, 4000);
}

TEST(TrimOutline, WhatLiesWithinIsNotTouched) {
  Silhouette outline;
  outline.ring_starts = {0};
  outline.points = {{290, 300}, {290, 400}, {310, 400}, {310, 300}};
  EXPECT_EQ(around_trunk(outline, trunk(0), 100).points.size(), 4U);
}

TEST(TrimOutline, ARingFarAwayGoesAltogether) {
  Silhouette outline;
  outline.ring_starts = {0, 4};
  outline.points = {{290, 300}, {290, 400}, {310, 400}, {310, 300}};
  for (int i = 0; i < 40; ++i) {
    outline.points.push_back({static_cast<float>(900 + 20 * std::cos(0.157 * i)),
                              static_cast<float>(400 - 20 * std::sin(0.157 * i))});
  }
  const Silhouette trimmed = around_trunk(outline, trunk(0), 100);
  EXPECT_EQ(trimmed.ring_starts.size(), 1U);
  EXPECT_EQ(trimmed.points.size(), 4U);
}

TEST(TrimOutline, WithoutATrunkAllStays) {
  Silhouette outline;
  outline.ring_starts = {0};
  outline.points = {{0, 0}, {0, 900}, {900, 900}};
  EXPECT_EQ(around_trunk(outline, PerJoint<Landmark>{}, 100).points.size(), 3U);
}

}  // namespace
}  // namespace dowel::vision
