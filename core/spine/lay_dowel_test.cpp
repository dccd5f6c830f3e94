#include "core/spine/lay_dowel.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

constexpr double kMdev_mm = 0.7;  // docs/method.md: the frame-to-frame noise of the real thing
constexpr double kBend_deg = 1.5;

// The truth is in millimetres of this lifter, the dowel's in those of a trunk of 535 mm.
double at_reference(const SyntheticTruth& truth, double mm) {
  return mm * kReferenceTrunk_mm / (1000 * truth.trunk_m);
}

SyntheticMotion with_spine(SyntheticSpine spine) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 2);
  motion.hinge_spine = spine;
  return motion;
}

void expect_spine_of_truth(const AnalysedSet& set, double mdev_mm = kMdev_mm,
                           double bend_deg = kBend_deg) {
  ASSERT_EQ(set.analysis.findings.size(), 2U);
  for (int rep = 1; rep <= 2; ++rep) {
    const auto truth = true_spine_of_rep(set.clip.truth, rep);
    ASSERT_TRUE(truth);
    const RepFindings& found = set.analysis.findings[static_cast<std::size_t>(rep) - 1];
    EXPECT_NEAR(number_of(found, "spine_mdev_mm"), at_reference(set.clip.truth, truth->mdev_mm),
                mdev_mm);
    EXPECT_NEAR(number_of(found, "spine_bend_deg"), to_deg(truth->bend_rad), bend_deg);
  }
}

TEST(LayDowel, ReadsTheBackThatIsThere) {
  for (const double mdev_mm : {-12.0, -8.0, -4.0, 0.0, 2.0, 4.0, 8.0, 12.0, 16.0}) {
    SCOPED_TRACE(mdev_mm);
    const double trunk_m = make_synthetic_body().trunk_m;
    SyntheticCamera camera = test_camera();
    camera.metres_per_pixel = 0.004;
    camera.height_px = 900;
    expect_spine_of_truth(
        film_and_analyse(with_spine({mdev_mm, even_bend_rad(mdev_mm, trunk_m)}), camera));
  }
}

// A rounded back of so many mm, with a bump of a line drawn on the film across it.
DorsalProfile profile_with(double rounding_mm, double bump_mm) {
  DorsalProfile p;
  for (std::size_t k = 0; k < ProfileGrid::kCount; ++k) {
    const double s = ProfileGrid::s_of(k), along = (s - 0.10) / 0.56;
    const double round = 4 * along * (1 - along) * rounding_mm;
    const double bump = bump_mm * std::exp(-std::pow((s - 0.4) / 0.03, 2));
    p.d[k] = 0.2 + (round + bump) / kReferenceTrunk_mm;
    p.seen[k] = 1;
  }
  return p;
}

TEST(LayDowel, WhatBendsSharperThanABackIsNone) {
  for (const double rounding_mm : {-20.0, 0.0, 15.0, 40.0}) {
    SCOPED_TRACE(rounding_mm);
    EXPECT_TRUE(measure_back(profile_with(rounding_mm, 0)));
    EXPECT_TRUE(measure_back(profile_with(rounding_mm, 6)));
    EXPECT_FALSE(measure_back(profile_with(rounding_mm, 30)));
    EXPECT_FALSE(measure_back(profile_with(rounding_mm, -30)));
  }
}

TEST(LayDowel, ReadsItFromASmallPictureToo) {
  const double trunk_m = make_synthetic_body().trunk_m;
  SyntheticCamera camera = test_camera();  // a trunk of 92 px
  expect_spine_of_truth(film_and_analyse(with_spine({9, even_bend_rad(9, trunk_m)}), camera));
  expect_spine_of_truth(film_and_analyse(with_spine({0, 0}), camera));
}

TEST(LayDowel, ReadsItUnderNoise) {
  // Jitter pulls the median over the ascent towards the frames in which the back is still on its
  // way into the shape of the hinge: by up to half a millimetre and one degree more.
  const double trunk_m = make_synthetic_body().trunk_m;
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    SyntheticCamera camera = test_camera();
    camera.fps = 60;
    camera.landmark_noise_px = kUsualNoise_px;
    camera.mask_noise_px = kUsualMaskNoise_px;
    camera.seed = seed;
    expect_spine_of_truth(film_and_analyse(with_spine({9, even_bend_rad(9, trunk_m)}), camera), 1.2,
                          2.5);
  }
}

TEST(LayDowel, FollowsEveryFrameOfTheTruth) {
  const AnalysedSet set = film_and_analyse(with_spine({6, to_rad(7)}));
  const DowelTrack& dowel = set.analysis.dowel;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < dowel.mean_deviation_mm.size(); ++i) {
    if (!dowel.mean_deviation_mm.has(i)) continue;
    const SyntheticDowelReading& truth = set.clip.truth.frames[i].dowel;
    EXPECT_NEAR(dowel.mean_deviation_mm.value[i], at_reference(set.clip.truth, truth.mdev_mm), 1.5);
    // The profile is smoothed along the back, which takes a sharp crest down.
    EXPECT_NEAR(dowel.bulge_mm.value[i], at_reference(set.clip.truth, truth.bulge_mm), 2.5);
    ++seen;
  }
  EXPECT_GT(seen, 9 * dowel.mean_deviation_mm.size() / 10);
  EXPECT_EQ(dowel.drawings.size(), seen);
}

TEST(LayDowel, TellsHowFarTheHeadDropped) {
  for (const double drop_mm : {0.0, 30.0, 60.0}) {
    SCOPED_TRACE(drop_mm);
    SyntheticMotion motion = with_spine({0.8, to_rad(1.6)});
    motion.faults.head_drop_mm = drop_mm;
    const AnalysedSet set = film_and_analyse(motion);
    for (const RepFindings& rep : set.analysis.findings) {
      EXPECT_NEAR(number_of(rep, "ear_shift_mm"), at_reference(set.clip.truth, drop_mm), 6);
    }
  }
}

TEST(LayDowel, RefusesAViewFromTheCorner) {
  SyntheticCamera camera = test_camera();
  camera.yaw_rad = to_rad(45);
  const AnalysedSet set = film_and_analyse(with_spine({9, to_rad(10)}), camera);
  EXPECT_FALSE(set.analysis.view.spine_usable);
  EXPECT_FALSE(set.analysis.dowel.unusable_reason.empty());
  EXPECT_TRUE(set.analysis.dowel.drawings.empty());
  for (const RepFindings& rep : set.analysis.findings) {
    EXPECT_FALSE(value_of(rep, "spine_mdev_mm"));
    EXPECT_EQ(state_of(rep, "spine_rounded"), "cannot tell");
  }
}

}  // namespace
}  // namespace dowel
