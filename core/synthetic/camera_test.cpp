#include "core/synthetic/camera.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/units.h"
#include "core/synthetic/test_film.h"

namespace dowel {
namespace {

using synthetic::coarse_camera;
using synthetic::film;

TEST(SyntheticCamera, LandmarkNoiseIsAsLargeAsAsked) {
  const auto motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 5);
  SyntheticCamera camera;
  const SyntheticClip clean = film(motion, camera);
  camera.landmark_noise_px = 0.65;
  const SyntheticClip noisy = film(motion, camera);
  double sum = 0;
  double squares = 0;
  double product = 0;
  double before = 0;
  std::size_t n = 0;
  for (std::size_t i = 0; i < clean.poses.frames.size(); ++i) {
    for (std::size_t j = 0; j < kJointCount; ++j) {
      const double e = noisy.poses.frames[i].image[j].x_px - clean.poses.frames[i].image[j].x_px;
      sum += e;
      squares += e * e;
      product += e * before;
      before = e;
      ++n;
    }
  }
  const double count = static_cast<double>(n);  // about 40 000: sd is known to .4 %
  EXPECT_NEAR(std::sqrt(squares / count), 0.65, 0.01);
  EXPECT_NEAR(sum / count, 0, 0.015);
  EXPECT_NEAR(product / squares, 0, 0.02) << "neighbouring points share their noise";
}

TEST(SyntheticCamera, FarSideIsHiddenUntilTheLifterTurns) {
  const auto motion = make_synthetic_motion(SyntheticExercise::kStanding, 1);
  SyntheticCamera camera = coarse_camera();
  const SyntheticClip side = film(motion, camera);
  camera.yaw_rad = to_rad(60);
  const SyntheticClip turned = film(motion, camera);
  for (const PoseFrame& frame : side.poses.frames) {
    EXPECT_GT(frame.image[index_of(Joint::kRightKnee)].visibility, 0.85F);
    EXPECT_LT(frame.image[index_of(Joint::kLeftKnee)].visibility, 0.3F);
  }
  EXPECT_GT(turned.poses.frames[0].image[index_of(Joint::kLeftKnee)].visibility, 0.85F);
}

TEST(SyntheticCamera, PlateHidesTheWristAndTheOutlineBehindIt) {
  SyntheticCamera camera = coarse_camera();
  camera.plate_hides = true;
  const SyntheticClip clip = film(make_synthetic_motion(SyntheticExercise::kDeadlift, 2), camera);
  const auto& truth = clip.truth;
  const auto frame = static_cast<std::size_t>(truth.reps[0].lockout_s * camera.fps);
  const PoseFrame& pose = clip.poses.frames[frame];
  EXPECT_LT(pose.image[index_of(Joint::kRightWrist)].visibility, 0.3F);
  EXPECT_GT(pose.image[index_of(Joint::kRightShoulder)].visibility, 0.85F);
}

TEST(SyntheticCamera, LostStretchesAndDroppedFramesAreGaps) {
  SyntheticCamera camera;
  camera.fps = 30;
  camera.lost = {{2.0, 2.5}};
  camera.dropped_share = 0.2;
  const auto motion = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 3);
  const SyntheticClip clip = film(motion, camera);
  camera.dropped_share = 0;
  const SyntheticClip whole = film(motion, camera);
  const double kept = static_cast<double>(clip.poses.frames.size()) /
                      static_cast<double>(whole.poses.frames.size());
  EXPECT_NEAR(kept, 0.8, 0.07);
  EXPECT_EQ(clip.poses.frames.size(), clip.silhouettes.frames.size());
  EXPECT_EQ(clip.poses.frames.size(), clip.truth.frames.size());
  for (const PoseFrame& frame : clip.poses.frames) {
    EXPECT_EQ(frame.found, frame.time_s < 2.0 || frame.time_s > 2.5) << frame.time_s;
  }
}

TEST(SyntheticCamera, ExplicitTimesAreKept) {
  SyntheticCamera camera;
  camera.times_s = {0.5, 0.53, 0.6, 0.61, 1.2};
  const SyntheticClip clip = film(make_synthetic_motion(SyntheticExercise::kSquat, 1), camera);
  ASSERT_EQ(clip.poses.frames.size(), 5U);
  EXPECT_DOUBLE_EQ(clip.poses.frames[0].time_s, 0);
  EXPECT_NEAR(clip.poses.frames[4].time_s, 0.7, 1e-12);
}

TEST(SyntheticCamera, WalkerEntersAndLeavesThePicture) {
  SyntheticCamera camera;
  camera.metres_per_pixel = 0.008;
  camera.fps = 20;
  const SyntheticClip clip =
      film(make_synthetic_motion(SyntheticExercise::kWalkThrough, 4), camera);
  EXPECT_FALSE(clip.poses.frames.front().found);
  EXPECT_TRUE(clip.poses.frames[clip.poses.frames.size() / 2].found);
  EXPECT_FALSE(clip.poses.frames.back().found);
  EXPECT_TRUE(clip.silhouettes.frames.front().empty());
}

TEST(SyntheticCamera, PerspectiveKeepsTheSagittalPlaneAndShrinksTheFarSide) {
  const auto motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 1);
  SyntheticCamera camera = coarse_camera();
  const SyntheticClip flat = film(motion, camera);
  camera.perspective = SyntheticCamera::Perspective{};
  const SyntheticClip deep = film(motion, camera);
  const auto& a = flat.poses.frames[0].image;
  const auto& b = deep.poses.frames[0].image;
  const auto nose = index_of(Joint::kNose);  // in the sagittal plane
  EXPECT_NEAR(a[nose].x_px, b[nose].x_px, 1e-3);
  EXPECT_NEAR(a[nose].y_px, b[nose].y_px, 1e-3);
  const auto height = [](const auto& image, Joint top, Joint foot) {
    return image[index_of(foot)].y_px - image[index_of(top)].y_px;
  };
  EXPECT_GT(height(b, Joint::kRightShoulder, Joint::kRightAnkle),
            1.02F * height(b, Joint::kLeftShoulder, Joint::kLeftAnkle));
}

TEST(SyntheticCamera, YawIsWhatTheWorldShouldersSay) {
  for (const double yaw_deg : {0.0, 8.0, 15.0, 45.0}) {
    SyntheticCamera camera = coarse_camera();
    camera.yaw_rad = to_rad(yaw_deg);
    const SyntheticClip clip = film(make_synthetic_motion(SyntheticExercise::kStanding, 1), camera);
    const auto& world = clip.poses.frames[0].world;
    const WorldPoint& l = world[index_of(Joint::kLeftShoulder)];
    const WorldPoint& r = world[index_of(Joint::kRightShoulder)];
    EXPECT_NEAR(std::atan2(std::abs(l.x_m - r.x_m), std::abs(l.z_m - r.z_m)), to_rad(yaw_deg),
                1e-6);
  }
}

}  // namespace
}  // namespace dowel
