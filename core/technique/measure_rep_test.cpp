#include "core/technique/measure_rep.h"

#include <gtest/gtest.h>

#include <set>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

constexpr double kAngle_deg = 1.5;  // the filter rounds a short bottom off by about a degree

double at_bottom(const AnalysedSet& set, std::size_t rep, double SyntheticFrameTruth::*angle) {
  const double time_s = set.analysis.motion.time_s[set.analysis.reps.reps[rep].bottom_frame];
  return to_deg(truth_at(set.clip.truth, time_s).*angle);
}

TEST(MeasureRep, AnglesAtTheBottomAreTheTruth) {
  for (const Lift& lift : kLifts) {
    SCOPED_TRACE(lift.profile);
    const AnalysedSet set = film_and_analyse(make_synthetic_motion(lift.exercise, 3));
    ASSERT_EQ(set.analysis.findings.size(), 3U);
    for (std::size_t r = 0; r < 3; ++r) {
      const RepFindings& rep = set.analysis.findings[r];
      using T = SyntheticFrameTruth;
      EXPECT_NEAR(number_of(rep, "trunk_inclination_deg"),
                  at_bottom(set, r, &T::trunk_inclination_rad), kAngle_deg);
      EXPECT_NEAR(number_of(rep, "hip_flexion_deg"), at_bottom(set, r, &T::hip_flexion_rad),
                  kAngle_deg);
      EXPECT_NEAR(number_of(rep, "knee_flexion_deg"), at_bottom(set, r, &T::knee_flexion_rad),
                  kAngle_deg);
      EXPECT_NEAR(number_of(rep, "shank_inclination_deg"),
                  at_bottom(set, r, &T::shank_inclination_rad), kAngle_deg);
    }
  }
}

TEST(MeasureRep, AnglesAtTheTopAreThoseOfTheLockout) {
  // The lockout is seen when the movement has all but ended (phase_edges.h): a twelfth of the
  // ascent is still to come, some two degrees of the hip's ninety.
  constexpr double kStillToCome_deg = 3;
  for (const auto exercise : {SyntheticExercise::kDeadlift, SyntheticExercise::kRomanianDeadlift,
                              SyntheticExercise::kSquat}) {
    const AnalysedSet set = film_and_analyse(make_synthetic_motion(exercise, 3));
    for (std::size_t r = 0; r < 3; ++r) {
      const auto& truth = truth_at(set.clip.truth, set.clip.truth.reps[r].lockout_s);
      const RepFindings& rep = set.analysis.findings[r];
      EXPECT_NEAR(number_of(rep, "trunk_lean_top_deg"), to_deg(truth.trunk_inclination_rad),
                  kStillToCome_deg);
      EXPECT_NEAR(number_of(rep, "hip_flexion_top_deg"), to_deg(truth.hip_flexion_rad),
                  kStillToCome_deg);
      EXPECT_NEAR(number_of(rep, "knee_flexion_top_deg"), to_deg(truth.knee_flexion_rad),
                  kStillToCome_deg);
    }
  }
}

TEST(MeasureRep, LeaningBackIsMeasuredAtItsFurthest) {
  // The lean comes after the lockout, while the load already stands still.
  for (const double lean_deg : {-8.0, -15.0, -25.0}) {
    SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 3);
    motion.top_trunk_rad = to_rad(lean_deg);
    const AnalysedSet set = film_and_analyse(motion);
    ASSERT_EQ(set.analysis.findings.size(), 3U);
    for (std::size_t r = 0; r < 3; ++r) {
      EXPECT_NEAR(number_of(set.analysis.findings[r], "trunk_lean_top_deg"), lean_deg, 1.5);
      const SyntheticRep& truth = set.clip.truth.reps[r];
      const double lockout_s = set.analysis.motion.time_s[set.analysis.reps.reps[r].ascent_to];
      EXPECT_LT(lockout_s, truth.lockout_s);
    }
  }
}

TEST(MeasureRep, HipPathIsThatOfTheTruth) {
  for (const auto exercise : {SyntheticExercise::kDeadlift, SyntheticExercise::kKettlebellDeadlift,
                              SyntheticExercise::kSquat}) {
    SCOPED_TRACE(lift_of(exercise).profile);
    const AnalysedSet set = film_and_analyse(make_synthetic_motion(exercise, 3));
    for (std::size_t r = 0; r < 3; ++r) {
      const SyntheticRep& rep = set.clip.truth.reps[r];
      const auto& low = truth_at(set.clip.truth, (rep.bottom_s + rep.ascent_start_s) / 2);
      const auto& high = truth_at(set.clip.truth, rep.lockout_s);
      const double ratio = (high.hip_m.x - low.hip_m.x) / (high.hip_m.y - low.hip_m.y);
      const auto measured = value_of(set.analysis.findings[r], "hip_back_over_drop");
      ASSERT_TRUE(measured);
      EXPECT_NEAR(measured->value, ratio, measured->sd);
    }
  }
}

TEST(MeasureRep, LineOfGravityIsThatOfTheTruth) {
  for (const auto exercise :
       {SyntheticExercise::kBodyweightHinge, SyntheticExercise::kDeadlift,
        SyntheticExercise::kSumoDeadlift, SyntheticExercise::kKettlebellDeadlift,
        SyntheticExercise::kRomanianDeadlift, SyntheticExercise::kGoodMorning,
        SyntheticExercise::kSquat, SyntheticExercise::kFrontSquat}) {
    SCOPED_TRACE(lift_of(exercise).profile);
    const AnalysedSet set = film_and_analyse(make_synthetic_motion(exercise, 3));
    for (std::size_t r = 0; r < 3; ++r) {
      const double time_s = set.analysis.motion.time_s[set.analysis.reps.reps[r].bottom_frame];
      const auto truth = truth_at(set.clip.truth, time_s).com_over_foot;
      ASSERT_TRUE(truth);
      const auto measured = value_of(set.analysis.findings[r], "mass_over_foot");
      ASSERT_TRUE(measured);
      EXPECT_NEAR(measured->value, *truth, measured->sd);
    }
  }
}

TEST(MeasureRep, EveryMeasureIsListedWithAValueOrAReason) {
  for (const Lift& lift : kLifts) {
    SCOPED_TRACE(lift.profile);
    const AnalysedSet set = film_and_analyse(make_synthetic_motion(lift.exercise, 2));
    for (const RepFindings& rep : set.analysis.findings) {
      std::set<std::string> ids;
      for (const Measure& m : rep.measures) {
        EXPECT_TRUE(ids.insert(m.id).second) << m.id;
        EXPECT_NE(m.value.has_value(), !m.reason.empty()) << m.id;
        if (m.value) {
          EXPECT_TRUE(std::isfinite(m.value->value) && m.value->sd > 0) << m.id;
        }
      }
      EXPECT_EQ(ids, std::set<std::string>(measure_ids().begin(), measure_ids().end()));
    }
  }
}

TEST(MeasureRep, FeetOutOfThePictureLeaveBalanceUntold) {
  SyntheticCamera camera = test_camera();
  camera.origin_px = Vec2{360, 680};  // the floor lies 40 px below the picture: ankles and feet cut
  const AnalysedSet set =
      film_and_analyse(make_synthetic_motion(SyntheticExercise::kDeadlift, 3), camera);
  EXPECT_EQ(set.analysis.reps.counted, 3);
  for (const RepFindings& rep : set.analysis.findings) {
    EXPECT_EQ(state_of(rep, "weight_over_foot"), "cannot tell");
    EXPECT_EQ(state_of(rep, "knee_dominant"), "cannot tell");
    EXPECT_EQ(state_of(rep, "spine_rounded"), "held");
    const Finding* balance = finding_of(rep, "weight_over_foot");
    EXPECT_FALSE(balance->reason.empty());
    EXPECT_FALSE(balance->remedy.empty());
  }
}

std::string balance_of(SyntheticExercise exercise, const AthleteBody& athlete) {
  const SyntheticClip clip = film(make_synthetic_motion(exercise, 1), test_camera());
  auto analysis = analyse_set(clip.poses, &clip.silhouettes, athlete,
                              technique().find_profile(lift_of(exercise).profile), technique());
  return state_of(analysis->findings.front(), "weight_over_foot");
}

TEST(MeasureRep, BalanceNeedsTheLoadAndTheBody) {
  AthleteBody unknown_load = athlete_with(80), unknown_mass = athlete_with(80);
  unknown_load.load_kg.reset();
  unknown_mass.mass_kg.reset();
  EXPECT_EQ(balance_of(SyntheticExercise::kDeadlift, athlete_with(80)), "held");
  EXPECT_EQ(balance_of(SyntheticExercise::kDeadlift, unknown_load), "cannot tell");
  EXPECT_EQ(balance_of(SyntheticExercise::kDeadlift, unknown_mass), "cannot tell");
  EXPECT_EQ(balance_of(SyntheticExercise::kBodyweightHinge, {}), "held");  // nothing is carried
}

TEST(MeasureRep, APlateInFrontHidesButDoesNotMislead) {
  SyntheticCamera camera = test_camera();
  camera.plate_hides = true;
  const AnalysedSet set =
      film_and_analyse(make_synthetic_motion(SyntheticExercise::kDeadlift, 4), camera);
  EXPECT_EQ(set.analysis.reps.counted, 4);
  for (const RepFindings& rep : set.analysis.findings) EXPECT_EQ(broken_in(rep), "");
}

}  // namespace
}  // namespace dowel
