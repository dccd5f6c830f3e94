// The whole flow on sets done well: everything is counted, everything that can be told is held.

#include <gtest/gtest.h>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

TEST(GoodSets, NothingIsBrokenInAnyLift) {
  for (const Lift& lift : kLifts) {
    SCOPED_TRACE(lift.profile);
    const auto set = film_and_analyse(make_synthetic_motion(lift.exercise, 5));
    EXPECT_EQ(set.analysis.reps.counted, 5);
    ASSERT_EQ(set.analysis.findings.size(), 5U);
    for (const RepFindings& rep : set.analysis.findings) EXPECT_EQ(broken_in(rep), "");
    EXPECT_TRUE(set.analysis.faults.empty());
    EXPECT_EQ(set.analysis.quality.held, set.analysis.quality.gradeable);
    EXPECT_GT(set.analysis.quality.gradeable, 0);
    EXPECT_TRUE(set.analysis.warnings.empty());
  }
}

TEST(GoodSets, NothingIsBrokenWhenTheLiftIsRecognised) {
  for (const Lift& lift : kLifts) {
    if (std::string(lift.recognised) == "none") continue;
    SCOPED_TRACE(lift.profile);
    const auto set =
        film_and_analyse(make_synthetic_motion(lift.exercise, 5), test_camera(), nullptr);
    EXPECT_EQ(set.analysis.reps.counted, 5);
    for (const RepFindings& rep : set.analysis.findings) EXPECT_EQ(broken_in(rep), "");
  }
}

TEST(GoodSets, NothingIsBrokenUnderTheNoiseOfTheNetwork) {
  for (const Lift& lift : kLifts) {
    for (const std::uint64_t seed : {1U, 2U}) {
      SCOPED_TRACE(::testing::Message() << lift.profile << " seed " << seed);
      SyntheticCamera camera = test_camera();
      camera.landmark_noise_px = kUsualNoise_px;
      camera.mask_noise_px = kUsualMaskNoise_px;
      camera.seed = seed;
      const auto set = film_and_analyse(make_synthetic_motion(lift.exercise, 3), camera);
      EXPECT_EQ(set.analysis.reps.counted, 3);
      for (const RepFindings& rep : set.analysis.findings) EXPECT_EQ(broken_in(rep), "");
    }
  }
}

TEST(GoodSets, NothingIsBrokenForBodiesOfManySizes) {
  for (const double height_m : {1.5, 1.65, 1.95}) {
    for (const double mass_kg : {52.0, 75.0, 110.0}) {
      SCOPED_TRACE(::testing::Message() << height_m << " m " << mass_kg << " kg");
      const SyntheticMotion motion =
          make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 3);
      const auto clip =
          film_synthetic_clip(make_synthetic_body(height_m, mass_kg), motion, test_camera());
      ASSERT_TRUE(clip) << clip.error().message;
      AthleteBody athlete = athlete_with(motion.load_kg);
      athlete.height_m = height_m;
      athlete.mass_kg = mass_kg;
      const auto analysis =
          analyse_set(clip->poses, &clip->silhouettes, athlete,
                      technique().find_profile("kettlebell-deadlift"), technique());
      ASSERT_TRUE(analysis);
      EXPECT_EQ(analysis->reps.counted, 3);
      for (const RepFindings& rep : analysis->findings) EXPECT_EQ(broken_in(rep), "");
      const double true_scale = test_camera().metres_per_pixel;
      ASSERT_TRUE(analysis->scale.metres_per_pixel);
      EXPECT_NEAR(*analysis->scale.metres_per_pixel, true_scale, 0.03 * true_scale);
    }
  }
}

}  // namespace
}  // namespace dowel
