#include "core/synthetic/timeline.h"

#include <gtest/gtest.h>

namespace dowel::synthetic {
namespace {

TEST(Timeline, DescentBelongsToTheRepItPrecedesInSquats) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kSquat, 3);
  motion.tempo = {3, 1, 2, 0.5};
  motion.lead_in_s = 1;
  const Timeline timeline = make_timeline(motion);
  ASSERT_EQ(timeline.reps.size(), 3U);
  const SyntheticRep& second = timeline.reps[1];
  EXPECT_DOUBLE_EQ(second.start_s, 1 + 6.5);
  EXPECT_DOUBLE_EQ(second.bottom_s, second.start_s + 3);
  EXPECT_DOUBLE_EQ(second.ascent_start_s, second.start_s + 4);
  EXPECT_DOUBLE_EQ(second.lockout_s, second.start_s + 6);
  EXPECT_DOUBLE_EQ(second.end_s, second.start_s + 6.5);
}

TEST(Timeline, DescentBelongsToTheRepItFollowsInPullsFromTheFloor) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 2);
  motion.start = SyntheticStart::kBottom;
  motion.tempo = {1.5, 0.5, 1, 0.5};
  motion.lead_in_s = 0.5;
  const Timeline timeline = make_timeline(motion);
  ASSERT_EQ(timeline.reps.size(), 2U);
  const SyntheticRep& first = timeline.reps[0];
  EXPECT_GE(first.start_s, 0.5);
  EXPECT_DOUBLE_EQ(first.ascent_start_s, first.start_s);
  EXPECT_DOUBLE_EQ(first.lockout_s, first.start_s + 1);
  EXPECT_DOUBLE_EQ(first.end_s, first.start_s + 3);
  EXPECT_DOUBLE_EQ(timeline.reps[1].start_s, first.end_s + 0.5);
}

TEST(Timeline, DepthIsOneAtTheBottomAndZeroAtLockout) {
  for (const auto exercise : {SyntheticExercise::kDeadlift, SyntheticExercise::kSquat,
                              SyntheticExercise::kKettlebellSwing, SyntheticExercise::kHipThrust}) {
    const SyntheticMotion motion = make_synthetic_motion(exercise, 4);
    const Timeline timeline = make_timeline(motion);
    for (const SyntheticRep& rep : timeline.reps) {
      EXPECT_NEAR(moment_at(timeline, motion, rep.ascent_start_s).trunk_depth, 1, 1e-12);
      EXPECT_NEAR(moment_at(timeline, motion, rep.lockout_s).trunk_depth, 0, 1e-12);
    }
  }
}

TEST(Timeline, FailedLastAscentIsPartialAndSinksBack) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 2);
  motion.faults.last_ascent_share = 0.6;
  const Timeline timeline = make_timeline(motion);
  EXPECT_FALSE(timeline.reps[0].partial);
  const SyntheticRep& last = timeline.reps[1];
  EXPECT_TRUE(last.partial);
  EXPECT_NEAR(moment_at(timeline, motion, last.lockout_s).trunk_depth, 0.4, 1e-12);
  EXPECT_NEAR(moment_at(timeline, motion, last.end_s).trunk_depth, 1, 1e-12);
}

TEST(Timeline, OnlyFaultyRepsNameTheirFaults) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 3);
  motion.faults.rounding_mm = 9;
  motion.faults.weight_shift = 0.3;
  motion.faulty_reps = {2};
  const Timeline timeline = make_timeline(motion);
  EXPECT_TRUE(timeline.reps[0].faults.empty());
  EXPECT_EQ(timeline.reps[1].faults,
            (std::vector{SyntheticFault::kRoundedBack, SyntheticFault::kWeightOnToes}));
  EXPECT_TRUE(timeline.reps[2].faults.empty());
}

TEST(Timeline, NobodyLiftsNoReps) {
  for (const auto exercise : {SyntheticExercise::kStanding, SyntheticExercise::kHandRaise,
                              SyntheticExercise::kWalkThrough}) {
    const Timeline timeline = make_timeline(make_synthetic_motion(exercise, 3));
    EXPECT_TRUE(timeline.reps.empty());
    EXPECT_GT(timeline.end_s, 3);
  }
}

TEST(Timeline, WalkingAwayStraightensUpWithEmptyHands) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 1);
  motion.end = SyntheticEnd::kWalksAway;
  const Timeline timeline = make_timeline(motion);
  const Moment end = moment_at(timeline, motion, timeline.end_s);
  EXPECT_NEAR(end.grip, 0, 1e-12);
  EXPECT_NEAR(end.trunk_depth, 0, 1e-12);
  EXPECT_EQ(timeline.reps.size(), 1U);
}

}  // namespace
}  // namespace dowel::synthetic
