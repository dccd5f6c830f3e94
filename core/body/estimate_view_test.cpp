#include "core/body/estimate_view.h"

#include <gtest/gtest.h>

#include "core/body/estimate_scale.h"
#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

View view_of(double yaw_deg, SyntheticCamera::Facing facing,
             SyntheticExercise exercise = SyntheticExercise::kRomanianDeadlift) {
  SyntheticCamera camera = test_camera();
  camera.yaw_rad = to_rad(yaw_deg);
  camera.facing = facing;
  return estimate_view(film(make_synthetic_motion(exercise, 1), camera).poses, technique().view);
}

TEST(EstimateView, ReadsTheCamerasAngle) {
  for (const double yaw_deg : {-80.0, -45.0, -20.0, -5.0, 0.0, 8.0, 15.0, 30.0, 60.0}) {
    for (const auto facing : {SyntheticCamera::Facing::kLeft, SyntheticCamera::Facing::kRight}) {
      EXPECT_NEAR(to_deg(view_of(yaw_deg, facing).yaw_rad.value), std::abs(yaw_deg), 1.0);
    }
  }
}

TEST(EstimateView, TellsWhereTheLifterFaces) {
  const View right = view_of(0, SyntheticCamera::Facing::kRight);
  EXPECT_EQ(right.facing, Facing::kRight);
  EXPECT_EQ(right.near_side, BodySide::kRight);
  const View left = view_of(0, SyntheticCamera::Facing::kLeft);
  EXPECT_EQ(left.facing, Facing::kLeft);
  EXPECT_EQ(left.near_side, BodySide::kLeft);
}

TEST(EstimateView, NarrowsWhatMayBeTold) {
  const auto right = SyntheticCamera::Facing::kRight;
  const View side = view_of(4, right), off = view_of(15, right), oblique = view_of(45, right),
             front = view_of(85, right);
  EXPECT_EQ(side.kind, ViewKind::kSide);
  EXPECT_TRUE(side.spine_usable && side.sagittal_usable && side.advice.empty());
  EXPECT_EQ(off.kind, ViewKind::kSide);
  EXPECT_TRUE(off.spine_usable && !off.advice.empty());
  EXPECT_EQ(oblique.kind, ViewKind::kOblique);
  EXPECT_TRUE(!oblique.spine_usable && oblique.sagittal_usable && !oblique.advice.empty());
  EXPECT_EQ(front.kind, ViewKind::kFront);
  EXPECT_TRUE(!front.spine_usable && !front.sagittal_usable && !front.advice.empty());
}

TEST(EstimateView, AHandfulOfFramesIsNotEnough) {
  PoseTrack track =
      film(make_synthetic_motion(SyntheticExercise::kDeadlift, 1), test_camera()).poses;
  track.frames.resize(4);
  const View view = estimate_view(track, technique().view);
  EXPECT_EQ(view.kind, ViewKind::kUnknown);
  EXPECT_FALSE(view.spine_usable || view.sagittal_usable);
  EXPECT_FALSE(view.advice.empty());
}

TEST(EstimateScale, KnowsTheTrunkAndTheMetre) {
  for (const double metres_per_pixel : {0.003, 0.0055, 0.009}) {
    SyntheticCamera camera = test_camera();
    camera.metres_per_pixel = metres_per_pixel;
    camera.height_px = static_cast<int>(3.5 / metres_per_pixel);
    const auto clip = film(make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 2), camera);
    const Scale scale = estimate_scale(clip.poses, find_ground(clip.poses, {}), athlete_with(60));
    EXPECT_NEAR(scale.trunk_length_px, clip.truth.trunk_m / metres_per_pixel,
                0.01 * scale.trunk_length_px);
    ASSERT_TRUE(scale.metres_per_pixel);
    EXPECT_EQ(scale.from, ScaleSource::kHeight);
    EXPECT_NEAR(*scale.metres_per_pixel, metres_per_pixel, scale.metres_per_pixel_sd);
  }
}

TEST(EstimateScale, WithoutAHeightThereAreNoMetres) {
  const auto clip =
      film(make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 2), test_camera());
  const Scale scale = estimate_scale(clip.poses, find_ground(clip.poses, {}), {});
  EXPECT_FALSE(scale.metres_per_pixel);
  EXPECT_EQ(scale.from, ScaleSource::kNone);
  EXPECT_GT(scale.trunk_length_px, 0);
}

}  // namespace
}  // namespace dowel
