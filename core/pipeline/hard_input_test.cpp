// Data that is short, torn or wrong: an answer or a clear error, never a guess.

#include <gtest/gtest.h>

#include "core/body/estimate_scale.h"
#include "core/body/posture.h"
#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

SyntheticClip three_pulls(const SyntheticCamera& camera = test_camera()) {
  return film(make_synthetic_motion(SyntheticExercise::kDeadlift, 3), camera);
}

void keep_frames(SyntheticClip& clip, std::size_t count) {
  clip.poses.frames.resize(count);
  clip.silhouettes.frames.resize(count);
}

Result<SetAnalysis> run(const SyntheticClip& clip, const char* profile = "deadlift") {
  return analyse_set(clip.poses, &clip.silhouettes, athlete_with(80),
                     profile == nullptr ? nullptr : technique().find_profile(profile), technique());
}

TEST(HardInput, AFewFramesAreZeroReps) {
  for (const std::size_t count : {1U, 2U, 3U, 4U, 5U, 10U}) {
    for (const char* profile : {static_cast<const char*>(nullptr), "deadlift", "hip-thrust"}) {
      SCOPED_TRACE(count);
      SyntheticClip clip = three_pulls();
      keep_frames(clip, count);
      const auto analysis = run(clip, profile);
      ASSERT_TRUE(analysis) << analysis.error().message;
      EXPECT_EQ(analysis->reps.counted, 0);
      EXPECT_EQ(analysis->motion.time_s.size(), count);
      EXPECT_EQ(analysis->dowel.mean_deviation_mm.size(), count);
    }
  }
}

TEST(HardInput, NoFrameAtAllIsNobody) {
  SyntheticClip clip = three_pulls();
  keep_frames(clip, 0);
  const auto analysis = run(clip);
  ASSERT_FALSE(analysis);
  EXPECT_EQ(analysis.error().code, ErrorCode::kUnusable);
  EXPECT_FALSE(analysis.error().hint.empty());
}

TEST(HardInput, NobodySeenIsSaid) {
  SyntheticCamera camera = test_camera();
  camera.lost = {{0, 1000}};
  const auto analysis = run(three_pulls(camera));
  ASSERT_FALSE(analysis);
  EXPECT_EQ(analysis.error().code, ErrorCode::kUnusable);
  EXPECT_FALSE(analysis.error().hint.empty());
}

TEST(HardInput, TimesThatDoNotRiseAreRefused) {
  for (const double step_s : {0.0, -0.01}) {
    SyntheticClip clip = three_pulls();
    clip.poses.frames[40].time_s = clip.poses.frames[39].time_s + step_s;
    const auto analysis = run(clip);
    ASSERT_FALSE(analysis);
    EXPECT_EQ(analysis.error().code, ErrorCode::kBadData);
    EXPECT_FALSE(analysis.error().hint.empty());
  }
  SyntheticClip clip = three_pulls();
  clip.poses.frames[40].time_s = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(run(clip));
}

TEST(HardInput, OutlinesOfAnotherClipAreRefused) {
  SyntheticClip clip = three_pulls();
  clip.silhouettes.frames.pop_back();
  const auto analysis = run(clip);
  ASSERT_FALSE(analysis);
  EXPECT_EQ(analysis.error().code, ErrorCode::kBadData);
}

TEST(HardInput, WithoutOutlinesOnlyTheBackIsUntold) {
  const SyntheticClip clip = three_pulls();
  const auto analysis = analyse_set(clip.poses, nullptr, athlete_with(80),
                                    technique().find_profile("deadlift"), technique());
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->reps.counted, 3);
  for (const RepFindings& rep : analysis->findings) {
    EXPECT_EQ(state_of(rep, "spine_rounded"), "cannot tell");
    EXPECT_EQ(state_of(rep, "head_contact"), "cannot tell");
    EXPECT_EQ(state_of(rep, "hips_back"), "held");
  }
}

TEST(HardInput, AShortGapIsBridged) {
  SyntheticCamera camera = test_camera();
  const SyntheticRep rep = three_pulls().truth.reps[1];
  const double middle_s = (rep.ascent_start_s + rep.lockout_s) / 2;
  camera.lost = {{middle_s - 0.07, middle_s + 0.07}};
  const auto analysis = run(three_pulls(camera));
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->reps.counted, 3);
  for (const RepFindings& found : analysis->findings) EXPECT_EQ(broken_in(found), "");
}

TEST(HardInput, ALongGapInventsNothing) {
  // Two seconds around the second bottom are gone: what was not seen is not counted, and the reps
  // on either side stay what they are.
  SyntheticCamera camera = test_camera();
  const SyntheticRep rep = three_pulls().truth.reps[1];
  camera.lost = {{rep.ascent_start_s - 1.6, rep.lockout_s + 0.2}};
  const auto analysis = run(three_pulls(camera));
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->reps.counted, 2);
  for (std::size_t i = 0; i < analysis->motion.time_s.size(); ++i) {
    const double t = analysis->motion.time_s[i];
    if (t > camera.lost[0].from_s && t < camera.lost[0].to_s) {
      EXPECT_FALSE(analysis->motion.trunk_inclination_rad.has(i));
      EXPECT_FALSE(analysis->dowel.mean_deviation_mm.has(i));
    }
  }
}

TEST(HardInput, GapsEverywhereLeaveTheSeriesEmptyAndNoRep) {
  // One frame in four: single frames further apart than the longest bridge.
  SyntheticClip clip = three_pulls();
  for (std::size_t i = 0; i < clip.poses.frames.size(); ++i) {
    if (i % 9 != 0) clip.poses.frames[i].found = false;
  }
  const auto analysis = run(clip);
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->reps.counted, 0);
}

TEST(HardInput, PointsThatAreNotNumbersDoNotSpread) {
  SyntheticClip clip = three_pulls();
  for (PoseFrame& frame : clip.poses.frames) {
    for (Landmark& p : frame.image) p.visibility = 0;
  }
  const auto analysis = run(clip);
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->reps.counted, 0);
}

// What a plate does to the network: while the trunk is bent, points are put somewhere on its disc.
SyntheticClip behind_a_plate(std::initializer_list<Joint> hidden, double shift_trunks) {
  SyntheticClip clip = three_pulls();
  const double trunk_px = find_ground(clip.poses, {}).trunk_px;
  for (PoseFrame& frame : clip.poses.frames) {
    const Vec2 shoulder = image_middle(frame, Joint::kLeftShoulder, Joint::kRightShoulder);
    const Vec2 hip = image_middle(frame, Joint::kLeftHip, Joint::kRightHip);
    if (std::abs(shoulder.x - hip.x) < 0.35 * trunk_px) continue;
    for (const Joint joint : hidden) {
      frame.image[index_of(joint)].y_px -= static_cast<float>(shift_trunks * trunk_px);
    }
  }
  return clip;
}

TEST(HardInput, LegsGuessedBehindAPlateAreClosedInsteadOfMeasured) {
  const auto plain = run(three_pulls());
  ASSERT_TRUE(plain);
  EXPECT_EQ(state_of(plain->findings[0], "weight_over_foot"), "held");
  const auto analysis =
      run(behind_a_plate({Joint::kLeftAnkle, Joint::kRightAnkle, Joint::kLeftHeel,
                          Joint::kRightHeel, Joint::kLeftFootIndex, Joint::kRightFootIndex},
                         0.2));
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->reps.counted, 3);
  ASSERT_EQ(analysis->findings.size(), plain->findings.size());
  for (std::size_t r = 0; r < analysis->findings.size(); ++r) {
    const RepFindings& rep = analysis->findings[r];
    EXPECT_EQ(state_of(rep, "weight_over_foot"), "cannot tell");
    EXPECT_EQ(state_of(rep, "knee_dominant"), state_of(plain->findings[r], "knee_dominant"));
    EXPECT_NEAR(number_of(rep, "knee_flexion_deg"),
                number_of(plain->findings[r], "knee_flexion_deg"), 8);
  }
}

TEST(HardInput, ALoadWhoseHandsAreGuessedIsNotBalanced) {
  const auto analysis = run(behind_a_plate({Joint::kLeftWrist, Joint::kRightWrist}, 0.3));
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->reps.counted, 3);
  for (const RepFindings& rep : analysis->findings) {
    EXPECT_EQ(state_of(rep, "weight_over_foot"), "cannot tell");
    EXPECT_EQ(state_of(rep, "knee_dominant"), "held");
  }
}

TEST(HardInput, FromTheFrontNothingSagittalIsClaimed) {
  SyntheticCamera camera = test_camera();
  camera.yaw_rad = to_rad(88);
  const auto set =
      film_and_analyse(make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 3), camera);
  EXPECT_EQ(set.analysis.view.kind, ViewKind::kFront);
  EXPECT_FALSE(set.analysis.warnings.empty());
  for (const RepFindings& rep : set.analysis.findings) {
    for (const Finding& f : rep.findings) {
      if (f.checkpoint == "E-01") continue;  // of the frontal plane
      EXPECT_EQ(f.state, FindingState::kCannotTell) << f.rule;
      EXPECT_FALSE(f.reason.empty());
      EXPECT_FALSE(f.remedy.empty());
    }
  }
}

TEST(HardInput, FromTheCornerTheBackIsUntold) {
  for (const double yaw_deg : {25.0, 45.0, -45.0}) {
    SCOPED_TRACE(yaw_deg);
    SyntheticCamera camera = test_camera();
    camera.yaw_rad = to_rad(yaw_deg);
    SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 3);
    motion.faults.rounding_mm = 14;
    const auto set = film_and_analyse(motion, camera);
    EXPECT_EQ(set.analysis.reps.counted, 3);
    EXPECT_EQ(set.analysis.view.kind, ViewKind::kOblique);
    EXPECT_NEAR(to_deg(set.analysis.view.yaw_rad.value), std::abs(yaw_deg), 2);
    EXPECT_FALSE(set.analysis.view.advice.empty());
    for (const RepFindings& rep : set.analysis.findings) {
      EXPECT_EQ(state_of(rep, "spine_rounded"), "cannot tell");
      EXPECT_EQ(state_of(rep, "weight_over_foot"), "cannot tell");
    }
  }
}

}  // namespace
}  // namespace dowel
