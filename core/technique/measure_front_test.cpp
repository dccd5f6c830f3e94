// From in front and behind: knees, pelvis, stance and hands of the synthetic lifter, whose points
// are moved by known ways.

#include "core/technique/measure_front.h"

#include <gtest/gtest.h>

#include <numbers>
#include <set>

#include "core/body/posture.h"
#include "core/kinematics/angles.h"
#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using testing::analyse;
using testing::film;
using testing::number_of;
using testing::state_of;
using testing::test_camera;
using testing::value_of;

constexpr double kFront_deg = 88;

SyntheticClip filmed(double yaw_deg, SyntheticExercise exercise = SyntheticExercise::kDeadlift,
                     int reps = 3) {
  SyntheticCamera camera = test_camera();
  camera.yaw_rad = to_rad(yaw_deg);
  camera.far_visibility = camera.near_visibility;  // neither leg is behind the other
  return film(make_synthetic_motion(exercise, reps), camera);
}

SetAnalysis analysed(const SyntheticClip& clip) { return analyse(clip, "deadlift", 20); }

// Moves a point of the picture in every frame in which the lifter is bent.
void move(SyntheticClip& clip, Joint joint, Vec2 way_px) {
  for (PoseFrame& f : clip.poses.frames) {
    const double trunk = norm(image_middle(f, Joint::kLeftShoulder, Joint::kRightShoulder) -
                              image_middle(f, Joint::kLeftHip, Joint::kRightHip));
    const double upright = testing::truth_at(clip.truth, f.time_s).trunk_inclination_rad;
    if (!(trunk > 0) || upright < to_rad(12)) continue;
    f.image[index_of(joint)].x_px += static_cast<float>(way_px.x);
    f.image[index_of(joint)].y_px += static_cast<float>(way_px.y);
  }
}

// +1 where the lifter's left lies to the right of the picture, as from in front.
double left_of(const SyntheticClip& clip) {
  const PoseFrame& f = clip.poses.frames.front();
  return image_point(f, Joint::kLeftHip).x > image_point(f, Joint::kRightHip).x ? 1 : -1;
}

void drop_knee_in(SyntheticClip& clip, BodySide side, double way_px) {
  const double inward = side == BodySide::kLeft ? -left_of(clip) : left_of(clip);
  move(clip, side == BodySide::kLeft ? Joint::kLeftKnee : Joint::kRightKnee, {inward * way_px, 0});
}

// The bend of a leg at a time, worked out by the law of cosines.
double leg_bend_deg(const SyntheticClip& clip, double time_s, bool left) {
  const auto frame = std::ranges::min_element(
      clip.poses.frames, {}, [&](const PoseFrame& f) { return std::abs(f.time_s - time_s); });
  const Vec2 h = image_point(*frame, left ? Joint::kLeftHip : Joint::kRightHip);
  const Vec2 k = image_point(*frame, left ? Joint::kLeftKnee : Joint::kRightKnee);
  const Vec2 a = image_point(*frame, left ? Joint::kLeftAnkle : Joint::kRightAnkle);
  const double thigh = norm(h - k), shank = norm(k - a), whole = norm(h - a);
  const double inside =
      std::acos((thigh * thigh + shank * shank - whole * whole) / (2 * thigh * shank));
  return to_deg(std::numbers::pi - inside);
}

TEST(MeasureFront, EveryMeasureHasAValueOrAReasonAndOnlyFromInFront) {
  const SetAnalysis front = analysed(filmed(kFront_deg));
  ASSERT_EQ(front.view.kind, ViewKind::kFront);
  ASSERT_EQ(front.reps.counted, 3);
  for (const RepFindings& rep : front.findings) {
    std::set<std::string> ids;
    for (const Measure& m : rep.measures) {
      EXPECT_TRUE(ids.insert(m.id).second) << m.id;
      EXPECT_NE(m.value.has_value(), !m.reason.empty()) << m.id;
      if (m.value) {
        EXPECT_TRUE(std::isfinite(m.value->value) && m.value->sd > 0) << m.id;
      }
    }
    for (const std::string& id : front_measure_ids()) EXPECT_TRUE(ids.contains(id)) << id;
  }
  const SetAnalysis side = analysed(filmed(0));
  for (const std::string& id : front_measure_ids()) {
    for (const Measure& m : side.findings.at(0).measures) EXPECT_NE(m.id, id);
  }
  EXPECT_EQ(state_of(side.findings.at(0), "knees_in"), "not judged");
}

TEST(MeasureFront, LegsThatStayInTheirPlaneFallInByNothing) {
  for (const double yaw_deg : {88.0, -88.0}) {
    for (const auto exercise : {SyntheticExercise::kDeadlift, SyntheticExercise::kRomanianDeadlift,
                                SyntheticExercise::kGoodMorning}) {
      const SetAnalysis set = analysed(filmed(yaw_deg, exercise));
      ASSERT_EQ(set.reps.counted, 3);
      for (const RepFindings& rep : set.findings) {
        // Hips and ankles are not equally far apart: a thigh that tips makes some degrees of that.
        EXPECT_NEAR(number_of(rep, "knees_in_deg"), 0, 4);
        EXPECT_NEAR(number_of(rep, "pelvis_tilt_deg"), 0, 1);
        EXPECT_NEAR(number_of(rep, "pelvis_shift_over_trunk"), 0, 0.02);
        const auto lag = value_of(rep, "hips_lag_s");  // where hips that hinge rise enough
        if (exercise == SyntheticExercise::kDeadlift) {
          ASSERT_TRUE(lag);
          EXPECT_NEAR(lag->value, 0, 0.02);
        }
        EXPECT_EQ(state_of(rep, "knees_in"), "held");
      }
    }
  }
}

TEST(MeasureFront, AKneeThatFallsInIsFoundOnItsSideFromInFrontAndBehind) {
  for (const double yaw_deg : {88.0, -88.0}) {
    for (const bool left : {true, false}) {
      SyntheticClip clip = filmed(yaw_deg);
      drop_knee_in(clip, left ? BodySide::kLeft : BodySide::kRight, 14);
      const SetAnalysis set = analysed(clip);
      ASSERT_EQ(set.findings.size(), 3U);
      const double bottom_s = set.motion.time_s[set.reps.reps[1].bottom_frame];
      const double expected_deg = leg_bend_deg(clip, bottom_s, left);
      ASSERT_GT(expected_deg, 17);
      const RepFindings& rep = set.findings[1];
      const char* fell = left ? "knee_in_left_deg" : "knee_in_right_deg";
      const char* stayed = left ? "knee_in_right_deg" : "knee_in_left_deg";
      const auto in = value_of(rep, fell), other = value_of(rep, stayed);
      ASSERT_TRUE(in && other);
      EXPECT_EQ(state_of(rep, "one_knee_in"), "broken");
      EXPECT_NEAR(in->value, expected_deg, 4) << yaw_deg;
      EXPECT_LT(in->sd, 20);
      EXPECT_LT(std::abs(other->value), std::min(8.0, other->sd)) << yaw_deg;
      EXPECT_NEAR(number_of(rep, "knee_in_difference_deg"), left ? expected_deg : -expected_deg, 8);
    }
  }
}

TEST(MeasureFront, KneesThatFallInBreakAndPushedOutOnesDoNot) {
  SyntheticClip in = filmed(kFront_deg), out = filmed(kFront_deg);
  for (const BodySide side : {BodySide::kLeft, BodySide::kRight}) {
    drop_knee_in(in, side, 18);
    drop_knee_in(out, side, -18);
  }
  const SetAnalysis fallen = analysed(in), pushed = analysed(out);
  for (std::size_t r = 0; r < 3; ++r) {
    EXPECT_EQ(state_of(fallen.findings.at(r), "knees_in"), "broken");
    EXPECT_EQ(state_of(pushed.findings.at(r), "knees_in"), "held");
    EXPECT_LT(number_of(pushed.findings.at(r), "knees_in_deg"), 1);
  }
  ASSERT_FALSE(fallen.faults.empty());
  EXPECT_EQ(fallen.faults.front().fault, "E-01");
  EXPECT_GE(fallen.quality.gradeable, 3);
}

TEST(MeasureFront, ACameraOffTheMiddleMakesOneKneeLessSureButNotBothTogether) {
  const SetAnalysis square = analysed(filmed(kFront_deg)), off = analysed(filmed(76));
  ASSERT_EQ(off.view.kind, ViewKind::kFront);
  const auto sd = [](const SetAnalysis& set, const char* id) {
    const auto value = value_of(set.findings.at(1), id);
    return value ? value->sd : std::numeric_limits<double>::quiet_NaN();
  };
  EXPECT_GT(sd(off, "knee_in_left_deg"), 1.3 * sd(square, "knee_in_left_deg"));
  EXPECT_NEAR(sd(off, "knees_in_deg"), sd(square, "knees_in_deg"), 2.5);
  for (const RepFindings& rep : off.findings) {
    EXPECT_NEAR(number_of(rep, "knees_in_deg"), 0, 4);
    for (const char* id : {"knee_in_left_deg", "knee_in_right_deg"}) {
      const auto knee = value_of(rep, id);
      ASSERT_TRUE(knee);
      EXPECT_LT(std::abs(knee->value), 2 * knee->sd) << id;
    }
    EXPECT_NE(state_of(rep, "knees_in"), "broken");
    EXPECT_NE(state_of(rep, "one_knee_in"), "broken");
  }
}

TEST(MeasureFront, HipsThatShiftAndSinkAreToldByTheirWay) {
  for (const double yaw_deg : {88.0, -88.0}) {
    SyntheticClip clip = filmed(yaw_deg);
    const double left = left_of(clip);
    for (const Joint hip : {Joint::kLeftHip, Joint::kRightHip}) move(clip, hip, {left * 10, 0});
    move(clip, Joint::kLeftHip, {0, 8});
    const SetAnalysis set = analysed(clip);
    const Joint sides[] = {Joint::kLeftHip, Joint::kRightHip};
    const double width_px = norm(image_point(clip.poses.frames.front(), sides[0]) -
                                 image_point(clip.poses.frames.front(), sides[1]));
    const RepFindings& rep = set.findings.at(1);
    EXPECT_NEAR(number_of(rep, "pelvis_shift_over_trunk"), 10 / set.motion.ground.trunk_px, 0.02);
    EXPECT_NEAR(number_of(rep, "pelvis_tilt_deg"), to_deg(std::atan2(8, width_px)), 1.5);
    EXPECT_GT(number_of(rep, "hips_lag_s"), 0);  // the left one comes up later
  }
}

TEST(MeasureFront, AHandThatIsLowerTiltsTheBar) {
  SyntheticClip clip = filmed(kFront_deg);
  move(clip, Joint::kRightWrist, {0, 12});
  const PoseFrame& f = clip.poses.frames.front();
  const double apart_px =
      norm(image_point(f, Joint::kLeftWrist) - image_point(f, Joint::kRightWrist));
  const SetAnalysis set = analysed(clip);
  EXPECT_NEAR(number_of(set.findings.at(1), "hands_tilt_deg"), -to_deg(std::atan2(12, apart_px)),
              1.5);
  const SetAnalysis level = analysed(filmed(kFront_deg));
  EXPECT_NEAR(number_of(level.findings.at(1), "hands_tilt_deg"), 0, 1);
}

TEST(MeasureFront, WhatIsHiddenIsSaidAndNothingIsGraded) {
  SyntheticClip clip = filmed(kFront_deg);
  for (PoseFrame& f : clip.poses.frames) {
    for (const Joint joint : {Joint::kLeftKnee, Joint::kRightKnee}) {
      f.image[index_of(joint)].visibility = 0.1F;
    }
  }
  const SetAnalysis set = analysed(clip);
  ASSERT_EQ(set.reps.counted, 3);
  for (const RepFindings& rep : set.findings) {
    EXPECT_EQ(state_of(rep, "knees_in"), "cannot tell");
    const Finding* finding = testing::finding_of(rep, "knees_in");
    EXPECT_NE(finding->reason.find("hidden"), std::string::npos);
    EXPECT_NE(finding->remedy.find("in front"), std::string::npos);
  }
  EXPECT_EQ(set.quality.gradeable, 0);
}

TEST(MeasureFront, OnOneLegAndLyingKneesAreNotCompared) {
  const SyntheticClip clip = filmed(kFront_deg);
  for (const char* profile : {"single-leg-romanian-deadlift", "hip-thrust"}) {
    const SetAnalysis set = analyse(clip, profile, 20);
    for (const RepFindings& rep : set.findings) EXPECT_EQ(state_of(rep, "knees_in"), "not judged");
  }
}

TEST(MeasureFront, FeetTurnOutAsTheyPoint) {
  SyntheticClip clip = filmed(kFront_deg);
  constexpr double kOut_rad = 0.5;
  for (PoseFrame& f : clip.poses.frames) {
    // The synthetic feet point straight ahead; the left toes are swung out about the heel.
    WorldPoint& toe = f.world[index_of(Joint::kLeftFootIndex)];
    const WorldPoint& heel = f.world[index_of(Joint::kLeftHeel)];
    const WorldPoint &hip = f.world[index_of(Joint::kLeftHip)],
                     &other = f.world[index_of(Joint::kRightHip)];
    const double x = toe.x_m - heel.x_m, z = toe.z_m - heel.z_m;
    const double outward = (hip.x_m - other.x_m) * -z + (hip.z_m - other.z_m) * x;
    const double turn = outward > 0 ? kOut_rad : -kOut_rad;
    toe.x_m = static_cast<float>(heel.x_m + x * std::cos(turn) - z * std::sin(turn));
    toe.z_m = static_cast<float>(heel.z_m + x * std::sin(turn) + z * std::cos(turn));
  }
  const SetAnalysis set = analysed(clip);
  EXPECT_NEAR(number_of(set.findings.at(1), "foot_turn_out_left_deg"), to_deg(kOut_rad), 2);
  EXPECT_NEAR(number_of(set.findings.at(1), "foot_turn_out_right_deg"), 0, 2);
}

}  // namespace
}  // namespace dowel
