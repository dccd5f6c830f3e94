// The lockout behind a plate: what the network makes of a hip that is hidden is no lean, and a lean
// on legs that stand is one.

#include <gtest/gtest.h>

#include <functional>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

constexpr int kReps = 3;

// A deadlift whose lifter stays upright for a while at the top.
SyntheticClip clip() {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, kReps);
  motion.tempo.top_s = 1.2;
  SyntheticCamera camera = test_camera();
  camera.landmark_noise_px = kUsualNoise_px;
  return film(motion, camera);
}

SetAnalysis analyse(const SyntheticClip& clip) {
  const auto set = analyse_set(clip.poses, nullptr, athlete_with(60),
                               technique().find_profile("deadlift"), technique());
  EXPECT_TRUE(set) << set.error().message;
  return set ? *set : SetAnalysis{};
}

// Changes the points of the frames in which the weight is held at the top.
void at_the_top(SyntheticClip& clip,
                const std::function<void(PoseFrame&, double trunk_px)>& change) {
  const double trunk_px = clip.truth.trunk_m / clip.truth.metres_per_pixel;
  for (const SyntheticRep& rep : clip.truth.reps) {
    for (PoseFrame& frame : clip.poses.frames) {
      const double since = frame.time_s - rep.lockout_s;
      if (since > -0.1 && since < 1.0) change(frame, trunk_px);
    }
  }
}

void move(PoseFrame& frame, std::initializer_list<Joint> joints, double x_px, double y_px) {
  for (const Joint joint : joints) {
    frame.image[index_of(joint)].x_px += static_cast<float>(x_px);
    frame.image[index_of(joint)].y_px += static_cast<float>(y_px);
  }
}

constexpr auto kHips = {Joint::kLeftHip, Joint::kRightHip};
constexpr auto kKnees = {Joint::kLeftKnee, Joint::kRightKnee};
constexpr auto kAnkles = {Joint::kLeftAnkle, Joint::kRightAnkle};

TEST(Lockout, AHipThatAPlateDragsAlongTellsNoLean) {
  SyntheticClip dragged = clip();
  // The lifter faces right: hips on the plate before them, knees and ankles drawn up after them.
  at_the_top(dragged, [](PoseFrame& frame, double trunk_px) {
    move(frame, kHips, 0.4 * trunk_px, 0);
    move(frame, kKnees, 0.3 * trunk_px, -0.4 * trunk_px);
    move(frame, kAnkles, 0.2 * trunk_px, -0.6 * trunk_px);
  });
  const SetAnalysis set = analyse(dragged);
  ASSERT_EQ(set.reps.counted, kReps);
  for (const RepFindings& rep : set.findings) {
    EXPECT_EQ(state_of(rep, "lockout_lean"), "cannot tell");
    EXPECT_EQ(state_of(rep, "hip_past_straight"), "cannot tell");
  }
}

TEST(Lockout, ALeanOnLegsThatStandIsOne) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, kReps);
  motion.top_trunk_rad = to_rad(-20);
  const SetAnalysis set = analyse(film(motion, test_camera()));
  ASSERT_EQ(set.reps.counted, kReps);
  for (const RepFindings& rep : set.findings) {
    EXPECT_EQ(state_of(rep, "lockout_lean"), "broken");
    EXPECT_EQ(state_of(rep, "hip_past_straight"), "broken");
  }
}

TEST(Lockout, AGoodOneIsHeldByLeanAndHip) {
  const SetAnalysis set = analyse(clip());
  ASSERT_EQ(set.reps.counted, kReps);
  for (const RepFindings& rep : set.findings) {
    EXPECT_EQ(state_of(rep, "lockout_lean"), "held");
    EXPECT_EQ(state_of(rep, "hip_past_straight"), "held");
  }
}

}  // namespace
}  // namespace dowel
