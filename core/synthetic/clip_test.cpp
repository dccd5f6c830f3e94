#include "core/synthetic/clip.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/synthetic/all_exercises.h"
#include "core/synthetic/test_film.h"

namespace dowel {
namespace {

using synthetic::coarse_camera;
using synthetic::film;
using synthetic::kAllExercises;

// Inclination of the line from `low` to `high` against the vertical, positive forward.
double inclination(const PoseFrame& frame, Joint low, Joint high, double facing) {
  const WorldPoint a = frame.world[index_of(low)];
  const WorldPoint b = frame.world[index_of(high)];
  return std::atan2(facing * (b.x_m - a.x_m), -(b.y_m - a.y_m));
}

TEST(SyntheticClip, AnglesOfTheLandmarksAreTheTruthSquareToTheSide) {
  // World points are floats of up to 1.5 m: 1e-7 m over the shortest segment of .43 m.
  constexpr double kFloatAngle_rad = 1e-6;
  for (const SyntheticExercise exercise : kAllExercises) {
    SCOPED_TRACE(static_cast<int>(exercise));
    for (const auto facing : {SyntheticCamera::Facing::kLeft, SyntheticCamera::Facing::kRight}) {
      SyntheticCamera camera = coarse_camera();
      camera.facing = facing;
      const bool right = facing == SyntheticCamera::Facing::kRight;
      const SyntheticClip clip = film(make_synthetic_motion(exercise, 2), camera);
      const Joint hip = right ? Joint::kRightHip : Joint::kLeftHip;
      const Joint knee = right ? Joint::kRightKnee : Joint::kLeftKnee;
      const Joint ankle = right ? Joint::kRightAnkle : Joint::kLeftAnkle;
      const Joint shoulder = right ? Joint::kRightShoulder : Joint::kLeftShoulder;
      for (std::size_t i = 0; i < clip.poses.frames.size(); ++i) {
        const PoseFrame& pose = clip.poses.frames[i];
        const SyntheticFrameTruth& truth = clip.truth.frames[i];
        const double sign = right ? 1 : -1;
        const double trunk = inclination(pose, hip, shoulder, sign);
        const double thigh = inclination(pose, knee, hip, sign);
        const double shank = inclination(pose, ankle, knee, sign);
        EXPECT_NEAR(trunk, truth.trunk_inclination_rad, kFloatAngle_rad);
        EXPECT_NEAR(shank, truth.shank_inclination_rad, kFloatAngle_rad);
        EXPECT_NEAR(shank - thigh, truth.knee_flexion_rad, kFloatAngle_rad);
        EXPECT_NEAR(trunk - thigh, truth.hip_flexion_rad, kFloatAngle_rad);
      }
    }
  }
}

TEST(SyntheticClip, PictureAndWorldPointsAgree) {
  SyntheticCamera camera = coarse_camera();
  camera.yaw_rad = to_rad(20);
  const SyntheticClip clip = film(make_synthetic_motion(SyntheticExercise::kDeadlift, 2), camera);
  for (const PoseFrame& pose : clip.poses.frames) {
    const Landmark& hip = pose.image[index_of(Joint::kRightHip)];
    const WorldPoint& hip_m = pose.world[index_of(Joint::kRightHip)];
    for (std::size_t j = 0; j < kJointCount; ++j) {
      const double x = (pose.image[j].x_px - hip.x_px) * camera.metres_per_pixel;
      const double y = (pose.image[j].y_px - hip.y_px) * camera.metres_per_pixel;
      EXPECT_NEAR(x, pose.world[j].x_m - hip_m.x_m, 1e-5);
      EXPECT_NEAR(y, pose.world[j].y_m - hip_m.y_m, 1e-5);
    }
  }
}

TEST(SyntheticClip, MirroredCameraGivesMirroredLandmarks) {
  // Left and right change names with the mirror; the order below pairs them.
  const auto partner = [](std::size_t j) {
    if (j == 0) return j;
    if (j <= 3) return j + 3;
    if (j <= 6) return j - 3;
    return j % 2 == 1 ? j + 1 : j - 1;
  };
  for (const double yaw_deg : {0.0, 12.0, -30.0}) {
    SyntheticCamera camera = coarse_camera();
    camera.yaw_rad = to_rad(yaw_deg);
    const auto motion = make_synthetic_motion(SyntheticExercise::kSumoDeadlift, 2);
    const SyntheticClip right = film(motion, camera);
    camera.facing = SyntheticCamera::Facing::kLeft;
    const SyntheticClip left = film(motion, camera);
    ASSERT_EQ(right.poses.frames.size(), left.poses.frames.size());
    for (std::size_t i = 0; i < right.poses.frames.size(); ++i) {
      for (std::size_t j = 0; j < kJointCount; ++j) {
        const Landmark& a = right.poses.frames[i].image[j];
        const Landmark& b = left.poses.frames[i].image[partner(j)];
        EXPECT_NEAR(a.x_px, static_cast<float>(camera.width_px) - b.x_px, 1e-3);
        EXPECT_NEAR(a.y_px, b.y_px, 1e-3);
      }
    }
  }
}

TEST(SyntheticClip, TruthDoesNotDependOnTheFrameRate) {
  const auto motion = make_synthetic_motion(SyntheticExercise::kKettlebellSwing, 3);
  SyntheticCamera camera = coarse_camera();
  camera.fps = 15;
  const SyntheticClip slow = film(motion, camera);
  camera.fps = 60;
  const SyntheticClip fast = film(motion, camera);
  for (std::size_t i = 0; i < slow.truth.frames.size(); ++i) {
    const SyntheticFrameTruth& a = slow.truth.frames[i];
    const SyntheticFrameTruth& b = fast.truth.frames[4 * i];
    ASSERT_NEAR(a.time_s, b.time_s, 1e-9);
    EXPECT_NEAR(a.hip_flexion_rad, b.hip_flexion_rad, 1e-7);
    EXPECT_NEAR(a.hip_m.x, b.hip_m.x, 1e-7);
    EXPECT_NEAR(a.dowel.mdev_mm, b.dowel.mdev_mm, 1e-5);
  }
  EXPECT_EQ(slow.truth.reps.size(), fast.truth.reps.size());
}

TEST(SyntheticClip, SameArgumentsSameClip) {
  SyntheticCamera camera = coarse_camera();
  camera.landmark_noise_px = 0.7;
  camera.mask_noise_px = 0.5;
  camera.dropped_share = 0.1;
  const auto motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 2);
  const SyntheticClip a = film(motion, camera);
  const SyntheticClip b = film(motion, camera);
  camera.seed = 2;
  const SyntheticClip c = film(motion, camera);
  ASSERT_EQ(a.poses.frames.size(), b.poses.frames.size());
  double difference = 0;
  for (std::size_t i = 0; i < std::min(a.poses.frames.size(), c.poses.frames.size()); ++i) {
    EXPECT_EQ(a.poses.frames[i].image[5].x_px, b.poses.frames[i].image[5].x_px);
    difference += std::abs(a.poses.frames[i].image[5].x_px - c.poses.frames[i].image[5].x_px);
  }
  EXPECT_GT(difference, 1) << "another seed gave the same noise";
}

TEST(SyntheticClip, AnAscentCutByTheClipIsPartial) {
  const auto motion = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 3);
  SyntheticCamera camera = coarse_camera();
  const SyntheticClip whole = film(motion, camera);
  ASSERT_EQ(whole.truth.reps.size(), 3U);
  for (const SyntheticRep& rep : whole.truth.reps) EXPECT_FALSE(rep.partial);
  const SyntheticRep& first = whole.truth.reps[0];
  camera.start_s = 0.5 * (first.ascent_start_s + first.lockout_s);
  const SyntheticClip cut = film(motion, camera);
  ASSERT_EQ(cut.truth.reps.size(), 3U);
  EXPECT_TRUE(cut.truth.reps[0].partial);
  EXPECT_FALSE(cut.truth.reps[1].partial);
  camera.start_s = first.lockout_s + 0.01;
  EXPECT_EQ(film(motion, camera).truth.reps.size(), 2U);
}

TEST(SyntheticClip, HeadDropIsInTheTruth) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 2);
  motion.faults.head_drop_mm = 40;
  motion.faulty_reps = {2};
  const SyntheticClip clip = film(motion, coarse_camera());
  double most_first = 0;
  double most_second = 0;
  for (const SyntheticFrameTruth& frame : clip.truth.frames) {
    if (frame.rep == 1 && frame.time_s < clip.truth.reps[0].lockout_s) {
      most_first = std::max(most_first, frame.ear_shift_mm);
    }
    if (frame.rep == 2) most_second = std::max(most_second, frame.ear_shift_mm);
  }
  EXPECT_LT(most_first, 1);
  EXPECT_NEAR(most_second, 40, 1);
}

TEST(SyntheticClip, BadArgumentsAreNamed) {
  const SyntheticBody body = make_synthetic_body();
  const SyntheticMotion motion;
  const SyntheticCamera camera;
  const auto expect_usage = [&](const SyntheticBody& b, const SyntheticMotion& m,
                                const SyntheticCamera& c, const char* part) {
    const auto clip = film_synthetic_clip(b, m, c);
    ASSERT_FALSE(clip) << part;
    EXPECT_EQ(clip.error().code, ErrorCode::kUsage);
    EXPECT_NE(clip.error().message.find(part), std::string::npos) << clip.error().message;
    EXPECT_FALSE(clip.error().hint.empty());
  };
  expect_usage({}, motion, camera, "stature");
  SyntheticMotion bad_motion = motion;
  bad_motion.reps = -1;
  expect_usage(body, bad_motion, camera, "reps");
  bad_motion = motion;
  bad_motion.tempo.concentric_s = 0;
  expect_usage(body, bad_motion, camera, "tempo");
  bad_motion = motion;
  bad_motion.faults.last_ascent_share = 1.5;
  expect_usage(body, bad_motion, camera, "share");
  SyntheticCamera bad_camera = camera;
  bad_camera.fps = 0;
  expect_usage(body, motion, bad_camera, "frame rate");
  bad_camera = camera;
  bad_camera.times_s = {0, 1, 1};
  expect_usage(body, motion, bad_camera, "rise");
  bad_camera = camera;
  bad_camera.landmark_noise_px = -1;
  expect_usage(body, motion, bad_camera, "noise");
  bad_camera = camera;
  bad_camera.start_s = 1e6;
  expect_usage(body, motion, bad_camera, "no frame");
}

}  // namespace
}  // namespace dowel
