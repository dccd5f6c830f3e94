#include "core/reps/segment_reps.h"

#include <gtest/gtest.h>

#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;

// Truth and Dowel mean different moments: the truth says when the command to move is given, Dowel
// when the posture moves faster than a tenth of the phase's top speed (phase_edges.h). Of the
// minimum-jerk course that the synthetic lifter follows, 30 q² (1 − q)² = 0.1 · 15/8 at q = 0.086:
// a phase is seen to begin that share of its length later and to end that much earlier.
constexpr double kUnseen = 0.086;
constexpr double kTime_s = 0.1;

double seen_start(double from_s, double length_s) { return from_s + kUnseen * length_s; }
double seen_end(double to_s, double length_s) { return to_s - kUnseen * length_s; }

void expect_phases(const Rep& rep, const SyntheticRep& truth, const std::vector<double>& time_s) {
  const double up_s = truth.lockout_s - truth.ascent_start_s;
  EXPECT_NEAR(time_s[rep.ascent_from], seen_start(truth.ascent_start_s, up_s), kTime_s);
  EXPECT_NEAR(time_s[rep.ascent_to], seen_end(truth.lockout_s, up_s), kTime_s);
  EXPECT_NEAR(rep.tempo.concentric_s, (1 - 2 * kUnseen) * up_s, kTime_s);
  if (!rep.has_descent) return;
  const double down_s = truth.tempo.eccentric_s;
  const double from_s = rep.descent_first ? truth.start_s : truth.end_s - down_s;
  EXPECT_NEAR(time_s[rep.descent_from], seen_start(from_s, down_s), kTime_s);
  EXPECT_NEAR(time_s[rep.descent_to], seen_end(from_s + down_s, down_s), kTime_s);
  EXPECT_NEAR(rep.tempo.eccentric_s, (1 - 2 * kUnseen) * down_s, kTime_s);
}

TEST(SegmentReps, EveryLiftIsCountedAndItsPhasesTimed) {
  for (const Lift& lift : kLifts) {
    SCOPED_TRACE(lift.profile);
    SyntheticCamera camera = test_camera();
    camera.fps = 60;
    const auto [clip, analysis] = film_and_analyse(make_synthetic_motion(lift.exercise, 4), camera);
    ASSERT_EQ(analysis.reps.counted, 4);
    ASSERT_EQ(analysis.reps.reps.size(), 4U);
    for (std::size_t r = 0; r < 4; ++r) {
      SCOPED_TRACE(r + 1);
      EXPECT_EQ(analysis.reps.reps[r].index, static_cast<int>(r) + 1);
      EXPECT_FALSE(analysis.reps.reps[r].partial);
      expect_phases(analysis.reps.reps[r], clip.truth.reps[r], analysis.motion.time_s);
    }
  }
}

TEST(SegmentReps, TheBottomIsTheDeepestMomentOfTheTruth) {
  for (const Lift& lift : kLifts) {
    SCOPED_TRACE(lift.profile);
    const auto [clip, analysis] = film_and_analyse(make_synthetic_motion(lift.exercise, 3));
    for (const Rep& rep : analysis.reps.reps) {
      EXPECT_GT(truth_at(clip.truth, analysis.motion.time_s[rep.bottom_frame]).depth, 0.98);
    }
  }
}

TEST(SegmentReps, PhasesStandInOrderAndDoNotOverlap) {
  for (const Lift& lift : kLifts) {
    SCOPED_TRACE(lift.profile);
    const auto set = film_and_analyse(make_synthetic_motion(lift.exercise, 4));
    std::size_t free_from = 0;
    for (const Rep& rep : set.analysis.reps.reps) {
      EXPECT_LE(free_from, rep.start_frame);
      EXPECT_LT(rep.start_frame, rep.end_frame);
      EXPECT_LT(rep.ascent_from, rep.ascent_to);
      EXPECT_LE(rep.bottom_frame, rep.ascent_from);
      if (rep.has_descent) {
        EXPECT_LT(rep.descent_from, rep.descent_to);
        const bool in_order = rep.descent_first ? rep.descent_to <= rep.ascent_from
                                                : rep.ascent_to <= rep.descent_from;
        EXPECT_TRUE(in_order);
      }
      EXPECT_GE(rep.tempo.bottom_pause_s, 0);
      EXPECT_GE(rep.tempo.top_pause_s, 0);
      free_from = rep.end_frame;
    }
  }
}

TEST(SegmentReps, TellsAPrescribedTempoFromAnother) {
  SyntheticMotion slow = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 3);
  slow.tempo = {4, 2, 1, 1};
  const auto set = film_and_analyse(slow);
  ASSERT_EQ(set.analysis.reps.counted, 3);
  const RepTempo& tempo = set.analysis.reps.reps[1].tempo;
  // What a phase loses at its ends, its pauses win: see kUnseen.
  EXPECT_NEAR(tempo.eccentric_s, (1 - 2 * kUnseen) * 4, kTime_s);
  EXPECT_NEAR(tempo.bottom_pause_s, 2 + kUnseen * (4 + 1), kTime_s);
  EXPECT_NEAR(tempo.concentric_s, (1 - 2 * kUnseen) * 1, kTime_s);
  EXPECT_NEAR(tempo.top_pause_s, 1 + kUnseen * (1 + 4), kTime_s);
}

TEST(SegmentReps, NobodyLiftsNothingIsCounted) {
  for (const auto exercise : {SyntheticExercise::kStanding, SyntheticExercise::kHandRaise,
                              SyntheticExercise::kWalkThrough}) {
    for (const char* profile : {static_cast<const char*>(nullptr), "deadlift", "squat",
                                "kettlebell-swing", "hip-thrust"}) {
      SCOPED_TRACE(::testing::Message() << static_cast<int>(exercise) << " as "
                                        << (profile == nullptr ? "auto" : profile));
      const auto set = film_and_analyse(make_synthetic_motion(exercise, 4), test_camera(), profile);
      EXPECT_EQ(set.analysis.reps.counted, 0);
      EXPECT_TRUE(set.analysis.reps.reps.empty());
    }
  }
}

TEST(SegmentReps, AFailedAscentIsNotCounted) {
  for (const auto exercise : {SyntheticExercise::kDeadlift, SyntheticExercise::kRomanianDeadlift,
                              SyntheticExercise::kSquat, SyntheticExercise::kHipThrust}) {
    SCOPED_TRACE(static_cast<int>(exercise));
    SyntheticMotion motion = make_synthetic_motion(exercise, 4);
    motion.faults.last_ascent_share = 0.5;
    const auto set = film_and_analyse(motion);
    EXPECT_EQ(true_reps(set.clip.truth), 3);
    EXPECT_EQ(set.analysis.reps.counted, 3);
  }
}

TEST(SegmentReps, AnAscentCutByTheEndIsPartial) {
  const SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 3);
  const SyntheticClip whole = film(motion, test_camera());
  SyntheticCamera camera = test_camera();
  const SyntheticRep& last = whole.truth.reps.back();
  camera.end_s = last.ascent_start_s + 0.55 * (last.lockout_s - last.ascent_start_s);
  const auto set = film_and_analyse(motion, camera);
  EXPECT_EQ(set.analysis.reps.counted, 2);
  ASSERT_EQ(set.analysis.reps.reps.size(), 3U);
  const Rep& cut = set.analysis.reps.reps.back();
  EXPECT_TRUE(cut.partial);
  EXPECT_EQ(cut.index, 0);
  EXPECT_FALSE(cut.partial_reason.empty());
}

TEST(SegmentReps, AnAscentCutByTheBeginningIsPartial) {
  const SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 3);
  const SyntheticClip whole = film(motion, test_camera());
  SyntheticCamera camera = test_camera();
  const SyntheticRep& first = whole.truth.reps.front();
  camera.start_s = first.ascent_start_s + 0.4 * (first.lockout_s - first.ascent_start_s);
  const auto set = film_and_analyse(motion, camera);
  EXPECT_EQ(set.analysis.reps.counted, 2);
  ASSERT_EQ(set.analysis.reps.reps.size(), 3U);
  EXPECT_TRUE(set.analysis.reps.reps.front().partial);
  EXPECT_EQ(set.analysis.reps.reps[1].index, 1);
}

TEST(SegmentReps, AClipThatBeginsOnTheFloorCountsItsFirstPull) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 3);
  motion.start = SyntheticStart::kBottom;
  EXPECT_EQ(film_and_analyse(motion).analysis.reps.counted, 3);
}

TEST(SegmentReps, PickingUpSettingDownAndWalkingOffAreNotReps) {
  for (const auto start : {SyntheticStart::kBottom, SyntheticStart::kBeforePick}) {
    for (const auto end : {SyntheticEnd::kLockout, SyntheticEnd::kSetDown}) {
      SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 3);
      motion.start = start;
      motion.end = end;
      EXPECT_EQ(film_and_analyse(motion).analysis.reps.counted, 3)
          << static_cast<int>(start) << static_cast<int>(end);
    }
  }
}

TEST(SegmentReps, AClipThatEndsWhileSettingDownCountsWhatWasLifted) {
  const SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 3);
  const SyntheticClip whole = film(motion, test_camera());
  SyntheticCamera camera = test_camera();
  camera.end_s = whole.truth.reps.back().end_s - 0.5;
  const auto set = film_and_analyse(motion, camera);
  EXPECT_EQ(set.analysis.reps.counted, 3);
  EXPECT_EQ(set.analysis.reps.reps.size(), 3U);
}

TEST(SegmentReps, StandingUpWithoutTheLoadIsIndistinguishableFromALift) {
  // The lifter sets down and straightens up with empty hands. From body points alone that ascent
  // is a hinge like the others; the expected answer is one rep more, and this is its record.
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kDeadlift, 3);
  motion.end = SyntheticEnd::kWalksAway;
  const int counted = film_and_analyse(motion).analysis.reps.counted;
  EXPECT_GE(counted, 3);
  EXPECT_LE(counted, 4);
}

TEST(SegmentReps, AnUnsteadyTrunkIsNotCountedTwice) {
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 5);
  motion.faults.wobble_rad = to_rad(6);
  EXPECT_EQ(film_and_analyse(motion).analysis.reps.counted, 5);
}

TEST(SegmentReps, NoiseOfTheNetworkDoesNotChangeTheCount) {
  for (const Lift& lift : kLifts) {
    SCOPED_TRACE(lift.profile);
    SyntheticCamera camera = test_camera();
    camera.landmark_noise_px = 1.5;  // twice what was measured (docs/method.md)
    camera.mask_noise_px = 1;
    camera.dropped_share = 0.05;
    camera.seed = 7;
    EXPECT_EQ(
        film_and_analyse(make_synthetic_motion(lift.exercise, 5), camera).analysis.reps.counted, 5);
  }
}

}  // namespace
}  // namespace dowel
