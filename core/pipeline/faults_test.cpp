// Each fault that the synthetic lifter makes in some reps is found in those and in no other.

#include <gtest/gtest.h>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

constexpr int kReps = 5;
const std::vector<int> kFaulty = {2, 4};

bool judges(const char* profile, const std::string& rule) {
  const auto& rules = technique().find_profile(profile)->rules;
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

// Makes the fault in reps 2 and 4 and asks the rule about every rep.
void expect_fault_found(const Lift& lift, const SyntheticFaults& faults, const std::string& rule,
                        const std::string& verdict = "broken") {
  if (!judges(lift.profile, rule)) return;
  SCOPED_TRACE(std::string(lift.profile) + " " + rule);
  SyntheticMotion motion = make_synthetic_motion(lift.exercise, kReps);
  motion.faults = faults;
  motion.faulty_reps = kFaulty;
  const auto set = film_and_analyse(motion);
  ASSERT_EQ(set.analysis.reps.counted, kReps);
  for (int rep = 1; rep <= kReps; ++rep) {
    const bool faulty = std::find(kFaulty.begin(), kFaulty.end(), rep) != kFaulty.end();
    const RepFindings& found = set.analysis.findings[static_cast<std::size_t>(rep) - 1];
    const Finding* finding = finding_of(found, rule);
    EXPECT_EQ(state_of(found, rule), faulty ? verdict : "held")
        << "rep " << rep << ": " << finding->measure << " "
        << (finding->value ? finding->value->value : NAN) << " against " << finding->threshold;
  }
  if (verdict != "broken") return;
  const auto in_set = std::find_if(set.analysis.faults.begin(), set.analysis.faults.end(),
                                   [&](const SetFault& f) { return f.rule == rule; });
  ASSERT_NE(in_set, set.analysis.faults.end());
  EXPECT_EQ(in_set->reps, kFaulty);
}

void expect_fault_found_everywhere(const SyntheticFaults& faults, const std::string& rule,
                                   const std::string& verdict = "broken") {
  for (const Lift& lift : kLifts) expect_fault_found(lift, faults, rule, verdict);
}

TEST(Faults, ARoundedBackBreaksC01) {
  SyntheticFaults faults;
  faults.rounding_mm = 14;
  for (const Lift& lift : kLifts) {
    // A front squat keeps the trunk above 30°, where the back cannot be told (docs/method.md).
    if (lift.exercise == SyntheticExercise::kFrontSquat) continue;
    expect_fault_found(lift, faults, "spine_rounded");
  }
}

TEST(Faults, AnOverArchedBackIsBorderlineAndNeverBroken) {
  SyntheticFaults faults;
  faults.arching_mm = 14;
  expect_fault_found_everywhere(faults, "over_arched", "borderline");
}

TEST(Faults, KneesInsteadOfHipsBreakC04) {
  SyntheticFaults faults;
  faults.knee_dominance = 1;
  for (const Lift& lift : kLifts) {
    // The lowest bar that this lifter can squat to reads 1.07 against 1.05: close to the limit.
    const bool close = lift.exercise == SyntheticExercise::kDeadlift;
    expect_fault_found(lift, faults, "knee_dominant", close ? "borderline" : "broken");
  }
  expect_fault_found_everywhere(faults, "soft_knees");
}

TEST(Faults, HipsThatGoDownInsteadOfBackBreakC03) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 3);
  motion.bottom_trunk_rad = to_rad(12);
  motion.hips_back_ratio = 0.1;  // wished; balance allows 0.3
  const auto set = film_and_analyse(motion);
  ASSERT_EQ(set.analysis.reps.counted, 3);
  for (const RepFindings& rep : set.analysis.findings) {
    EXPECT_EQ(state_of(rep, "hips_back"), "broken") << number_of(rep, "hip_back_over_drop");
  }
}

TEST(Faults, HipsFirstBreaksC14) {
  SyntheticFaults faults;
  faults.hips_first = 1;
  // Only a lift whose hips rise at all can raise them first: a Romanian deadlift's hardly do. The
  // upright trunk of a sumo pull tips, but its hips are not early enough for a plain verdict.
  expect_fault_found(lift_of(SyntheticExercise::kDeadlift), faults, "hips_first");
  expect_fault_found(lift_of(SyntheticExercise::kKettlebellDeadlift), faults, "hips_first");
  expect_fault_found(lift_of(SyntheticExercise::kSumoDeadlift), faults, "hips_first", "borderline");
}

TEST(Faults, ADroppedHeadBreaksC12) {
  SyntheticFaults faults;
  faults.head_drop_mm = 60;
  expect_fault_found_everywhere(faults, "head_contact");
}

TEST(Faults, WeightOnHeelsOrToesBreaksC05) {
  for (const double shift : {-0.40, 0.45}) {
    SyntheticFaults faults;
    faults.weight_shift = shift;
    for (const auto exercise : {SyntheticExercise::kBodyweightHinge,
                                SyntheticExercise::kRomanianDeadlift, SyntheticExercise::kSquat}) {
      SCOPED_TRACE(shift);
      expect_fault_found(lift_of(exercise), faults, "weight_over_foot");
    }
  }
}

TEST(Faults, LeaningBackAtTheTopBreaksC16) {
  for (const auto exercise :
       {SyntheticExercise::kDeadlift, SyntheticExercise::kRomanianDeadlift,
        SyntheticExercise::kKettlebellSwing, SyntheticExercise::kGoodMorning}) {
    SCOPED_TRACE(lift_of(exercise).profile);
    SyntheticMotion motion = make_synthetic_motion(exercise, 3);
    motion.top_trunk_rad = to_rad(-20);
    const auto set = film_and_analyse(motion);
    ASSERT_EQ(set.analysis.reps.counted, 3);
    for (const RepFindings& rep : set.analysis.findings) {
      EXPECT_EQ(state_of(rep, "lockout_lean"), "broken");
    }
  }
}

TEST(Faults, LockedKneesAreCloseToTheLimitOfC04) {
  // Straight is 0° and the limit 3°, but a network's knee is good to 5°: never plainly broken
  // unless the knee reads past straight.
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 3);
  motion.bottom_knee_rad = to_rad(0.5);
  motion.top_knee_rad = to_rad(0.5);
  const auto set = film_and_analyse(motion);
  ASSERT_EQ(set.analysis.reps.counted, 3);
  for (const RepFindings& rep : set.analysis.findings) {
    EXPECT_EQ(state_of(rep, "knees_locked"), "borderline");
  }
}

TEST(Faults, ASquatDoneAsAHingeIsToldWhenASquatWasMeant) {
  const auto set = film_and_analyse(make_synthetic_motion(SyntheticExercise::kGoodMorning, 3),
                                    test_camera(), "squat");
  ASSERT_EQ(set.analysis.reps.counted, 3);
  for (const RepFindings& rep : set.analysis.findings) {
    EXPECT_EQ(state_of(rep, "hinge_in_squat"), "broken");
  }
}

TEST(Faults, AreFoundUnderTheNoiseOfTheNetwork) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, kReps);
    motion.faults.rounding_mm = 14;
    motion.faulty_reps = kFaulty;
    SyntheticCamera camera = test_camera();
    camera.fps = 60;
    camera.landmark_noise_px = kUsualNoise_px;
    camera.mask_noise_px = kUsualMaskNoise_px;
    camera.seed = seed;
    const auto set = film_and_analyse(motion, camera);
    ASSERT_EQ(set.analysis.reps.counted, kReps);
    for (int rep = 1; rep <= kReps; ++rep) {
      const bool faulty = std::find(kFaulty.begin(), kFaulty.end(), rep) != kFaulty.end();
      EXPECT_EQ(state_of(set.analysis.findings[static_cast<std::size_t>(rep) - 1], "spine_rounded"),
                faulty ? "broken" : "held")
          << "rep " << rep << " seed " << seed;
    }
  }
}

TEST(Faults, APartialRepIsJudgedButDoesNotCountAgainstTheSet) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 3);
  motion.faults.rounding_mm = 14;
  motion.faulty_reps = {3};
  const SyntheticClip whole = film(motion, test_camera());
  SyntheticCamera camera = test_camera();
  const SyntheticRep& last = whole.truth.reps.back();
  camera.end_s = last.ascent_start_s + 0.6 * (last.lockout_s - last.ascent_start_s);
  const auto set = film_and_analyse(motion, camera);
  ASSERT_EQ(set.analysis.reps.counted, 2);
  ASSERT_EQ(set.analysis.findings.size(), 3U);
  EXPECT_TRUE(set.analysis.faults.empty());
}

}  // namespace
}  // namespace dowel
