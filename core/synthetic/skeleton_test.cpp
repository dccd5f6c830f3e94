#include "core/synthetic/skeleton.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/synthetic/all_exercises.h"
#include "core/synthetic/lifter.h"

namespace dowel::synthetic {
namespace {

constexpr double kRounding_m = 1e-9;

void expect_lengths(const SyntheticBody& body, const Skeleton& skeleton) {
  EXPECT_NEAR(norm(skeleton.shoulder - skeleton.hip), body.trunk_m, kRounding_m);
  for (const Limbs* limbs : {&skeleton.left, &skeleton.right}) {
    EXPECT_NEAR(norm(limbs->hip - limbs->knee), body.thigh_m, kRounding_m);
    EXPECT_NEAR(norm(limbs->knee - limbs->ankle), body.shank_m, kRounding_m);
    EXPECT_NEAR(norm(limbs->toe - limbs->heel), body.foot_m, kRounding_m);
    EXPECT_NEAR(norm(limbs->shoulder - limbs->elbow), body.upper_arm_m, kRounding_m);
    EXPECT_NEAR(norm(limbs->elbow - limbs->wrist), body.forearm_m, kRounding_m);
    EXPECT_NEAR(norm(limbs->wrist - limbs->grip), body.wrist_to_grip_m, kRounding_m);
  }
}

TEST(Skeleton, SegmentsKeepTheirLengthInEveryExercise) {
  for (const auto sex : {SyntheticBody::Sex::kFemale, SyntheticBody::Sex::kMale}) {
    const SyntheticBody body = make_synthetic_body(1.68, 64, sex);
    for (const SyntheticExercise exercise : kAllExercises) {
      SCOPED_TRACE(static_cast<int>(exercise));
      const Lifter lifter(body, make_synthetic_motion(exercise, 2), true);
      for (double t = 0; t < lifter.timeline().end_s; t += 0.13) {
        expect_lengths(body, lifter.at(t).skeleton);
      }
    }
  }
}

TEST(Skeleton, StandingFeetStayWhereTheyAre) {
  const SyntheticBody body = make_synthetic_body();
  for (const SyntheticExercise exercise : kAllExercises) {
    if (exercise == SyntheticExercise::kWalkThrough) continue;
    SCOPED_TRACE(static_cast<int>(exercise));
    const bool one_leg = exercise == SyntheticExercise::kSingleLegRomanianDeadlift;
    const Lifter lifter(body, make_synthetic_motion(exercise, 2), true);
    const Skeleton first = lifter.at(0).skeleton;
    for (double t = 0; t < lifter.timeline().end_s; t += 0.13) {
      const Skeleton now = lifter.at(t).skeleton;
      EXPECT_LT(norm(now.right.ankle - first.right.ankle), kRounding_m);
      EXPECT_LT(norm(now.right.toe - first.right.toe), kRounding_m);
      if (!one_leg) {
        EXPECT_LT(norm(now.left.heel - first.left.heel), kRounding_m);
      }
    }
  }
}

TEST(Skeleton, CentreOfMassStaysOverTheWishedPartOfTheFoot) {
  const SyntheticBody body = make_synthetic_body(1.82, 90);
  for (const SyntheticExercise exercise : kAllExercises) {
    SCOPED_TRACE(static_cast<int>(exercise));
    const Lifter lifter(body, make_synthetic_motion(exercise, 2), true);
    for (double t = 0; t < lifter.timeline().end_s; t += 0.13) {
      const Instant now = lifter.at(t);
      if (!now.balanced) continue;
      const Vec2 com = centre_of_mass(body, now.skeleton, now.carried_kg);
      const Limbs& leg = now.skeleton.right;
      EXPECT_NEAR((com.x - leg.heel.x) / (leg.toe.x - leg.heel.x), 0.45, 1e-6)
          << "at " << t << " s";
    }
  }
}

TEST(Skeleton, CentreOfMassOfAnUprightBodyIsAtItsPublishedHeight) {
  // Men's centre of mass lies at about 56 %, women's at 55 % of stature [Winter2009].
  const SyntheticBody body = make_synthetic_body();
  PostureRequest request;
  request.foot_half_m = body.hip_half_m;
  const Vec2 com = centre_of_mass(body, solve_posture(body, request), 0);
  EXPECT_NEAR(com.y / body.height_m, 0.56, 0.02);
}

TEST(Skeleton, HandsReachTheBarOnTheFloorAtTheBottom) {
  const SyntheticBody body = make_synthetic_body();
  for (const auto exercise : {SyntheticExercise::kDeadlift, SyntheticExercise::kSumoDeadlift,
                              SyntheticExercise::kKettlebellDeadlift}) {
    const SyntheticMotion motion = make_synthetic_motion(exercise, 2);
    const Lifter lifter(body, motion, true);
    const SyntheticRep& rep = lifter.timeline().reps.front();
    const Skeleton bottom = lifter.at(rep.ascent_start_s).skeleton;
    ASSERT_TRUE(bottom.load);
    EXPECT_NEAR(bottom.load->y, motion.handle_height_m, 1e-6);
    // Before it is lifted the load does not move at all.
    const Skeleton before = lifter.at(0.2).skeleton;
    ASSERT_TRUE(before.load);
    EXPECT_LT(norm(*before.load - *bottom.load), 1e-9);
    const Skeleton top = lifter.at(rep.lockout_s).skeleton;
    EXPECT_GT(top.load->y - bottom.load->y, 0.35);
  }
}

TEST(Skeleton, BarPathHasNoJumps) {
  // At 500 frames a second nothing moves more than a few millimetres between two frames.
  const SyntheticBody body = make_synthetic_body();
  for (const SyntheticExercise exercise : kAllExercises) {
    SCOPED_TRACE(static_cast<int>(exercise));
    const Lifter lifter(body, make_synthetic_motion(exercise, 2), true);
    std::optional<Skeleton> before;
    for (double t = 0; t < lifter.timeline().end_s; t += 0.002) {
      const Skeleton now = lifter.at(t).skeleton;
      if (before) {
        EXPECT_LT(norm(now.hip - before->hip), 0.006) << "at " << t;
        EXPECT_LT(norm(now.right.knee - before->right.knee), 0.008) << "at " << t;
        EXPECT_LT(norm(now.right.grip - before->right.grip), 0.012) << "at " << t;
      }
      before = now;
    }
  }
}

TEST(Skeleton, WishedHipPathIsReached) {
  const SyntheticBody body = make_synthetic_body();
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 1);
  motion.hips_back_ratio = 1.5;
  const Lifter lifter(body, motion, true);
  const Vec2 top = lifter.at(0).skeleton.hip;
  const Vec2 bottom = lifter.at(lifter.timeline().reps[0].ascent_start_s).skeleton.hip;
  EXPECT_NEAR((top.x - bottom.x) / (top.y - bottom.y), 1.5, 1e-6);
}

TEST(Skeleton, HipsFirstLiftsTheHipsBeforeTheShoulders) {
  const SyntheticBody body = make_synthetic_body();
  const auto hip_share = [&](double hips_first) {
    SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 1);
    motion.faults.hips_first = hips_first;
    const Lifter lifter(body, motion, true);
    const SyntheticRep rep = lifter.timeline().reps[0];
    const Skeleton low = lifter.at(rep.ascent_start_s).skeleton;
    const Skeleton high = lifter.at(rep.lockout_s).skeleton;
    for (double t = rep.ascent_start_s; t < rep.lockout_s; t += 0.001) {
      const Skeleton now = lifter.at(t).skeleton;
      const double shoulder =
          (now.shoulder.y - low.shoulder.y) / (high.shoulder.y - low.shoulder.y);
      if (shoulder >= 0.3) return (now.hip.y - low.hip.y) / (high.hip.y - low.hip.y);
    }
    return 0.0;
  };
  EXPECT_LT(hip_share(0), 0.50);
  EXPECT_GT(hip_share(0.8), 0.70);
}

TEST(Skeleton, HeadDropMovesTheEarVentrallyByTheWishedWay) {
  const SyntheticBody body = make_synthetic_body();
  Skeleton neutral;
  Skeleton dropped;
  place_trunk(body, {0, 0.9}, 1.0, 0, neutral);
  place_trunk(body, {0, 0.9}, 1.0, 0.035, dropped);
  EXPECT_NEAR(dot(dropped.ear - neutral.ear, trunk_axes(1.0).dorsal), -0.035, 1e-12);
}

TEST(BendLimb, PullsInWhatIsOutOfReach) {
  Vec3 end{0, -5, 0};
  const Vec3 middle = bend_limb({0, 0, 0}, end, 0.3, 0.2, {1, 0, 0});
  EXPECT_NEAR(end.y, -0.5, 1e-6);
  EXPECT_NEAR(middle.y, -0.3, 1e-4);
}

}  // namespace
}  // namespace dowel::synthetic
