#include "core/kinematics/balance.h"

#include <gtest/gtest.h>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

// Five millimetres of a foot of 266: a quarter of what the segment table's trunk, taken from the
// wrong ends, or a load put at the wrist or between the shoulders, is off by.
constexpr double kFoot = 0.02;

struct Person {
  SyntheticBody::Sex sex;
  Sex told;
  double height_m, mass_kg;
};
constexpr Person kPeople[] = {{SyntheticBody::Sex::kMale, Sex::kMale, 1.80, 84},
                              {SyntheticBody::Sex::kFemale, Sex::kFemale, 1.66, 61}};

constexpr SyntheticExercise kLoadedLifts[] = {SyntheticExercise::kDeadlift,
                                              SyntheticExercise::kSumoDeadlift,
                                              SyntheticExercise::kKettlebellDeadlift,
                                              SyntheticExercise::kRomanianDeadlift,
                                              SyntheticExercise::kSingleLegRomanianDeadlift,
                                              SyntheticExercise::kGoodMorning,
                                              SyntheticExercise::kKettlebellSwing,
                                              SyntheticExercise::kSquat,
                                              SyntheticExercise::kFrontSquat};

// The truth is summed from other segments than the measurement (the trunk from its three parts, the
// head from vertex and neck), over the lifter's true joints and the true place of the load.
void expect_line_of_gravity(const Person& person, const SyntheticMotion& motion) {
  SyntheticCamera camera = test_camera();
  // The free leg of a single-leg lift stands out behind, where nothing hides it.
  if (motion.exercise == SyntheticExercise::kSingleLegRomanianDeadlift) camera.far_visibility = 0.9;
  auto clip = film_synthetic_clip(make_synthetic_body(person.height_m, person.mass_kg, person.sex),
                                  motion, camera);
  ASSERT_TRUE(clip) << clip.error().message;
  const AthleteBody athlete{person.height_m, person.mass_kg, person.told, motion.load_kg};
  const auto set =
      analyse_set(clip->poses, nullptr, athlete,
                  technique().find_profile(lift_of(motion.exercise).profile), technique());
  ASSERT_TRUE(set) << set.error().message;
  // Not two: who swings one and a half of themselves leans back so far that one of them is not
  // seen.
  ASSERT_FALSE(set->findings.empty());
  for (std::size_t r = 0; r < set->findings.size(); ++r) {
    const double time_s = set->motion.time_s[set->reps.reps[r].bottom_frame];
    const auto truth = truth_at(clip->truth, time_s).com_over_foot;
    const auto measured = value_of(set->findings[r], "mass_over_foot");
    ASSERT_TRUE(truth && measured);
    EXPECT_NEAR(measured->value, *truth, kFoot) << "rep " << r + 1;
  }
}

TEST(Balance, LineOfGravityIsThatOfTheTruthInEveryLiftAndLoad) {
  for (const Person& person : kPeople) {
    for (const SyntheticExercise exercise : kLoadedLifts) {
      for (const double of_body : {0.0, 0.25, 1.5}) {
        SCOPED_TRACE(std::string(person.sex == SyntheticBody::Sex::kMale ? "man, " : "woman, ") +
                     lift_of(exercise).profile + ", load of " + std::to_string(of_body) +
                     " body masses");
        SyntheticMotion motion = make_synthetic_motion(exercise, 2);
        motion.load_kg = of_body * person.mass_kg;
        expect_line_of_gravity(person, motion);
      }
    }
    SCOPED_TRACE("bodyweight hinge");
    expect_line_of_gravity(person, make_synthetic_motion(SyntheticExercise::kBodyweightHinge, 2));
  }
}

TEST(Balance, LineOfGravityIsThatOfTheTruthAtTheEdgesOfTheFoot) {
  for (const double over_foot : {0.20, 0.75}) {
    for (const auto exercise : {SyntheticExercise::kDeadlift, SyntheticExercise::kGoodMorning}) {
      SCOPED_TRACE(lift_of(exercise).profile);
      SyntheticMotion motion = make_synthetic_motion(exercise, 2);
      motion.com_over_foot = over_foot;
      expect_line_of_gravity(kPeople[0], motion);
    }
  }
}

// A body whose points are put by hand, one frame, pixels; legs and arms vertical, trunk level.
BodyMotion level_trunk() {
  BodyMotion m;
  const auto put = [](PointPath& path, double x, double y) {
    path = PointPath(1);
    path.set(0, {x, y});
  };
  put(m.ear, 600, 400);
  put(m.mid_shoulder, 500, 400);
  put(m.shoulder, 500, 400);
  put(m.elbow, 500, 680);
  put(m.wrist, 480, 940);
  put(m.mid_hip, 0, 400);
  put(m.hip, 0, 400);
  put(m.knee, 0, 820);
  put(m.ankle, 0, 1260);
  put(m.heel, -60, 1300);
  put(m.toe, 200, 1300);
  return m;
}

// Men's shares of the table, once more by hand [deLeva1996] table 4.
BodyShares men() {
  BodyShares s;
  s.head = {0.0694, 0.5002, 0.2429 / 1.741};
  s.trunk = {0.4346, 0.4310, 0.5155 / 1.741};
  s.upper_arm = {0.0271, 0.5772, 0.2817 / 1.741};
  s.forearm = {0.0162, 0.4574, 0.2689 / 1.741};
  s.hand = {0.0061, 0.7900, 0.0862 / 1.741};
  s.thigh = {0.1416, 0.4095, 0.4222 / 1.741};
  s.shank = {0.0433, 0.4395, 0.4403 / 1.741};
  s.foot = {0.0137, 0.4415, 0.2581 / 1.741};
  return s;
}

// By hand: head .0694 · 600; trunk .4346 · 500 (1 − .4310); arms 2 (.0271 · 500 + .0162 · 490.852 +
// .0061 · 474.935), the grip at 480 − 20 · .0862 / .2689 = 473.589; legs 0; feet 2 · .0137 · 54.79.
// Together 215.583 over a mass of 1, and (215.583 + 60) / 260 of the foot.
TEST(Balance, EmptyHandsAreAsByHand) {
  EXPECT_NEAR(*mass_over_foot(level_trunk(), 0, men(), {}), 1.059934, 1e-5);
}

TEST(Balance, ALoadActsWhereTheFingersClose) {
  // One body mass at 473.589: (215.583 + 473.589) / 2 = 344.586.
  EXPECT_NEAR(*mass_over_foot(level_trunk(), 0, men(), {1.0, {}}), 1.556099, 1e-5);
}

TEST(Balance, HiddenArmsHangFromTheShoulder) {
  BodyMotion m = level_trunk();
  m.elbow.seen[0] = m.wrist.seen[0] = 0;
  // Instead of the arms 2 · .0494 · 500: 216.185.
  EXPECT_NEAR(*mass_over_foot(m, 0, men(), {}), 1.062250, 1e-5);
  EXPECT_FALSE(mass_over_foot(m, 0, men(), {1.0, {}}));  // nobody knows where the load is
}

TEST(Balance, ABarOnTheBackLiesBehindTheShoulders) {
  // Level trunk of 500 px: .03 along it is 15 px further; (215.583 + 515) / 2 = 365.291.
  EXPECT_NEAR(*mass_over_foot(level_trunk(), 0, men(), {1.0, BarOnBack{0.11, 0.03}}), 1.635736,
              1e-5);
  // Upright the same bar lies .11 · 500 = 55 px behind, whichever way the lifter faces.
  for (const double forward : {1.0, -1.0}) {
    BodyMotion m = level_trunk();
    for (PointPath* p : {&m.mid_shoulder, &m.mid_hip}) p->px[0].x = 0;
    m.mid_shoulder.px[0].y = -100;
    for (PointPath* p : {&m.ear, &m.shoulder, &m.elbow, &m.wrist}) p->px[0].x = 0;
    m.heel.px[0].x = -60 * forward;
    m.toe.px[0].x = 200 * forward;
    const double empty = *mass_over_foot(m, 0, men(), {});
    const double loaded = *mass_over_foot(m, 0, men(), {1.0, BarOnBack{0.11, 0.03}});
    const double bar = (-55.0 + 60) / 260;
    EXPECT_NEAR(loaded, (empty + bar) / 2, 1e-9);
  }
}

TEST(Balance, AFreeLegCountsWhereItIsOrNothingIsSaid) {
  BodyMotion m = level_trunk();
  EXPECT_FALSE(mass_over_foot(m, 0, men(), {}, true));
  m.far_knee = m.far_ankle = PointPath(1);
  m.far_knee.set(0, {-400, 400});
  m.far_ankle.set(0, {-800, 400});
  // The free leg: .1416 · −163.8 + .0433 · −575.8 + .0137 · −800 instead of .0137 · 54.79:
  // 215.583 − 59.837 = 155.746.
  EXPECT_NEAR(*mass_over_foot(m, 0, men(), {}, true), (155.746 + 60) / 260, 1e-5);
}

TEST(Balance, UnstatedSexIsTheMeanOfBoth) {
  const Anthropometry& table = technique().anthropometry;
  const double man = *mass_over_foot(level_trunk(), 0, table.of(Sex::kMale), {});
  const double woman = *mass_over_foot(level_trunk(), 0, table.of(Sex::kFemale), {});
  const double either = *mass_over_foot(level_trunk(), 0, table.of(Sex::kUnstated), {});
  EXPECT_GT(woman - man, 0.005);  // women's trunks are heavier near the shoulders
  EXPECT_NEAR(either, (man + woman) / 2, 0.005);
}

}  // namespace
}  // namespace dowel
