#include "core/kinematics/measure_motion.h"

#include <gtest/gtest.h>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

// Root mean square of a series against the truth of the same frame, over the frames seen.
double rms_deg(const Series& series, const SyntheticTruth& truth,
               double SyntheticFrameTruth::*angle_rad) {
  double sum = 0;
  int n = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (!series.has(i)) continue;
    const double error = to_deg(series.value[i] - truth.frames[i].*angle_rad);
    sum += error * error;
    ++n;
  }
  return n == 0 ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(sum / n);
}

void expect_angles(const AnalysedSet& set, double tolerance_deg) {
  using T = SyntheticFrameTruth;
  const BodyMotion& m = set.analysis.motion;
  const SyntheticTruth& truth = set.clip.truth;
  EXPECT_LT(rms_deg(m.trunk_inclination_rad, truth, &T::trunk_inclination_rad), tolerance_deg);
  EXPECT_LT(rms_deg(m.hip_flexion_rad, truth, &T::hip_flexion_rad), tolerance_deg);
  EXPECT_LT(rms_deg(m.knee_flexion_rad, truth, &T::knee_flexion_rad), tolerance_deg);
  EXPECT_LT(rms_deg(m.shank_inclination_rad, truth, &T::shank_inclination_rad), tolerance_deg);
}

TEST(MeasureMotion, AnglesFollowTheTruthInEveryFrame) {
  for (const Lift& lift : kLifts) {
    for (const auto facing : {SyntheticCamera::Facing::kLeft, SyntheticCamera::Facing::kRight}) {
      SCOPED_TRACE(lift.profile);
      SyntheticCamera camera = test_camera();
      camera.fps = 60;
      camera.facing = facing;
      const auto set = film_and_analyse(make_synthetic_motion(lift.exercise, 2), camera);
      expect_angles(set, 0.5);
      EXPECT_LT(rms_deg(set.analysis.motion.ankle_dorsiflexion_rad, set.clip.truth,
                        &SyntheticFrameTruth::ankle_rad),
                lift.exercise == SyntheticExercise::kSumoDeadlift ? 12 : 0.5);  // toes turned out
    }
  }
}

TEST(MeasureMotion, NoiseIsFilteredAndItsSizeIsKnown) {
  for (const double noise_px : {0.3, 0.6, 1.2}) {
    SyntheticCamera camera = test_camera();
    camera.fps = 60;
    camera.landmark_noise_px = noise_px;
    const auto set =
        film_and_analyse(make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 3), camera);
    EXPECT_NEAR(set.analysis.motion.hip.noise_px, noise_px, 0.2 * noise_px);
    // Of white noise at 60 Hz a low-pass at 4 … 10 Hz leaves 0.4 … 0.6 in amplitude; a raw joint
    // angle carries some 1.5 times noise ÷ trunk.
    const double raw_deg = to_deg(1.5 * noise_px / set.analysis.scale.trunk_length_px);
    expect_angles(set, 0.75 * raw_deg + 0.4);
  }
}

TEST(MeasureMotion, OffTheSideAnglesComeFromSpace) {
  for (const double yaw_deg : {30.0, 50.0}) {
    SyntheticCamera camera = test_camera();
    camera.yaw_rad = to_rad(yaw_deg);
    const auto set =
        film_and_analyse(make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 2), camera);
    using T = SyntheticFrameTruth;
    const BodyMotion& m = set.analysis.motion;
    EXPECT_LT(rms_deg(m.trunk_inclination_rad, set.clip.truth, &T::trunk_inclination_rad), 1.5);
    EXPECT_LT(rms_deg(m.hip_flexion_rad, set.clip.truth, &T::hip_flexion_rad), 3);
  }
}

TEST(MeasureMotion, HiddenPointsAreGaps) {
  SyntheticCamera camera = test_camera();
  camera.origin_px = Vec2{360, 680};  // ankles and feet below the picture
  const auto set =
      film_and_analyse(make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 2), camera);
  const BodyMotion& m = set.analysis.motion;
  for (std::size_t i = 0; i < m.time_s.size(); ++i) {
    EXPECT_FALSE(m.ankle.has(i));
    EXPECT_FALSE(m.knee_flexion_rad.has(i));
    EXPECT_TRUE(m.hip_flexion_rad.has(i));
  }
}

}  // namespace
}  // namespace dowel
