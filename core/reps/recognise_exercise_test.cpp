#include "core/reps/recognise_exercise.h"

#include <gtest/gtest.h>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

TEST(RecogniseExercise, TellsHingesFromSquats) {
  for (const Lift& lift : kLifts) {
    SCOPED_TRACE(lift.profile);
    const auto set =
        film_and_analyse(make_synthetic_motion(lift.exercise, 3), test_camera(), nullptr);
    EXPECT_EQ(set.analysis.exercise.id, lift.recognised);
    EXPECT_TRUE(set.analysis.exercise.recognised);
    EXPECT_GE(set.analysis.exercise.confidence, 0.5);
    EXPECT_LE(set.analysis.exercise.confidence, 1);
  }
}

TEST(RecogniseExercise, SaysOnWhichLegALiftIsDone) {
  for (const auto facing : {SyntheticCamera::Facing::kLeft, SyntheticCamera::Facing::kRight}) {
    SyntheticCamera camera = test_camera();
    camera.facing = facing;
    const auto set = film_and_analyse(
        make_synthetic_motion(SyntheticExercise::kSingleLegRomanianDeadlift, 3), camera, nullptr);
    ASSERT_TRUE(set.analysis.exercise.stands_on);
    // The synthetic lifter stands on the leg nearer to the camera.
    EXPECT_EQ(*set.analysis.exercise.stands_on, set.analysis.view.near_side);
    EXPECT_EQ(set.analysis.reps.counted, 3);
  }
  const auto both = film_and_analyse(make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 3),
                                     test_camera(), nullptr);
  EXPECT_EQ(both.analysis.exercise.id, "hinge");
  EXPECT_FALSE(both.analysis.exercise.stands_on);
}

TEST(RecogniseExercise, DoesNotMindWhereTheCameraStands) {
  for (const double yaw_deg : {-60.0, -30.0, 15.0, 45.0}) {
    for (const auto facing : {SyntheticCamera::Facing::kLeft, SyntheticCamera::Facing::kRight}) {
      SyntheticCamera camera = test_camera();
      camera.yaw_rad = to_rad(yaw_deg);
      camera.facing = facing;
      for (const auto exercise : {SyntheticExercise::kRomanianDeadlift,
                                  SyntheticExercise::kDeadlift, SyntheticExercise::kSquat}) {
        SCOPED_TRACE(::testing::Message() << yaw_deg << "° " << testing::lift_of(exercise).profile);
        const auto set = film_and_analyse(make_synthetic_motion(exercise, 3), camera, nullptr);
        EXPECT_EQ(set.analysis.exercise.id, testing::lift_of(exercise).recognised);
        EXPECT_EQ(set.analysis.reps.counted, 3);
      }
    }
  }
}

TEST(RecogniseExercise, NobodyLiftsIsNothing) {
  for (const auto exercise : {SyntheticExercise::kStanding, SyntheticExercise::kHandRaise,
                              SyntheticExercise::kWalkThrough}) {
    const auto set = film_and_analyse(make_synthetic_motion(exercise, 3), test_camera(), nullptr);
    EXPECT_EQ(set.analysis.exercise.id, "none");
    EXPECT_TRUE(set.analysis.exercise.profile.empty());
    EXPECT_TRUE(set.analysis.findings.empty());
  }
}

TEST(RecogniseExercise, AHalfSquattedPullStaysAPullForTheCheckpointToJudge) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 3);
  motion.faults.knee_dominance = 0.5;
  const auto set = film_and_analyse(motion, test_camera(), nullptr);
  EXPECT_EQ(set.analysis.exercise.id, "hinge");
  EXPECT_EQ(set.analysis.exercise.profile, "pull");
}

TEST(RecogniseExercise, APullThatIsAllSquatStaysAPullByItsHands) {
  // Upright over deeply bent knees with the bell between the feet: the legs squat, but arms that
  // hang below the knees hold something at the floor, so it is a pull and the knees are its fault.
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 3);
  motion.faults.knee_dominance = 1;
  const auto set = film_and_analyse(motion, test_camera(), nullptr);
  EXPECT_EQ(set.analysis.exercise.id, "hinge");
  EXPECT_LT(set.analysis.exercise.confidence, 0.9);
  ASSERT_FALSE(set.analysis.findings.empty());
  for (const RepFindings& rep : set.analysis.findings) {
    EXPECT_EQ(state_of(rep, "knee_dominant"), "broken");
  }
}

TEST(RecogniseExercise, ASquatIsNeverJudgedByTheRulesOfAHinge) {
  const auto set =
      film_and_analyse(make_synthetic_motion(SyntheticExercise::kSquat, 3), test_camera(), nullptr);
  for (const RepFindings& rep : set.analysis.findings) {
    EXPECT_EQ(state_of(rep, "knee_dominant"), "not judged");
    EXPECT_EQ(state_of(rep, "hips_back"), "not judged");
    EXPECT_EQ(state_of(rep, "hinge_in_squat"), "held");
  }
}

}  // namespace
}  // namespace dowel
