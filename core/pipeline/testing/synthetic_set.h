#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/pipeline/analyse_set.h"
#include "core/spine/lay_dowel.h"
#include "core/synthetic/clip.h"
#include "knowledge/load_technique.h"

/// What the tests of the science share: a synthetic lifter is filmed, Dowel measures the film, and
/// both the truth and the answer are at hand.
namespace dowel::testing {

/// The rules in force when none are given by the user.
inline const Technique& technique() {
  static const Technique kTechnique = [] {
    auto loaded = load_technique();
    if (!loaded) ADD_FAILURE() << loaded.error().message;
    return loaded ? std::move(*loaded) : Technique{};
  }();
  return kTechnique;
}

/// The lifter of all these tests, as the command line would be told.
inline AthleteBody athlete_with(double load_kg) {
  AthleteBody athlete;
  athlete.height_m = 1.75;
  athlete.mass_kg = 75;
  athlete.sex = Sex::kMale;
  athlete.load_kg = load_kg;
  return athlete;
}

/// A lift of the synthetic lifter and what Dowel calls it.
struct Lift {
  SyntheticExercise exercise;
  const char* profile;     ///< id of the ExerciseProfile
  const char* recognised;  ///< hinge, squat, an exercise of its own, or none
};
inline constexpr Lift kLifts[] = {
    {SyntheticExercise::kBodyweightHinge, "bodyweight-hinge", "hinge"},
    {SyntheticExercise::kDeadlift, "deadlift", "hinge"},
    {SyntheticExercise::kKettlebellDeadlift, "kettlebell-deadlift", "hinge"},
    {SyntheticExercise::kSumoDeadlift, "sumo-deadlift", "hinge"},
    {SyntheticExercise::kRomanianDeadlift, "romanian-deadlift", "hinge"},
    {SyntheticExercise::kSingleLegRomanianDeadlift, "single-leg-romanian-deadlift",
     "single-leg-romanian-deadlift"},
    {SyntheticExercise::kGoodMorning, "good-morning", "hinge"},
    {SyntheticExercise::kKettlebellSwing, "kettlebell-swing", "hinge"},
    {SyntheticExercise::kHipThrust, "hip-thrust", "hip-thrust"},
    {SyntheticExercise::kSquat, "squat", "squat"},
    {SyntheticExercise::kFrontSquat, "front-squat", "squat"},
};

inline const Lift& lift_of(SyntheticExercise exercise) {
  for (const Lift& lift : kLifts) {
    if (lift.exercise == exercise) return lift;
  }
  ADD_FAILURE() << "this is not a lift";
  return kLifts[0];
}

/// Square to the side, wide enough for every lift, thirty frames a second: fast to film.
inline SyntheticCamera test_camera() {
  SyntheticCamera camera;
  camera.width_px = 720;
  camera.fps = 30;
  return camera;
}

/// Jitter of the real networks at the scale of `test_camera` (docs/method.md): of points, and
/// of the outline such that the mean deviation jitters by 0.8 mm from frame to frame.
inline constexpr double kUsualNoise_px = 0.65;
inline constexpr double kUsualMaskNoise_px = 0.25;

struct AnalysedSet {
  SyntheticClip clip;
  SetAnalysis analysis;
};

inline SyntheticClip film(const SyntheticMotion& motion, const SyntheticCamera& camera) {
  auto clip = film_synthetic_clip(make_synthetic_body(), motion, camera);
  EXPECT_TRUE(clip) << clip.error().message;
  return clip ? std::move(*clip) : SyntheticClip{};
}

inline SetAnalysis analyse(const SyntheticClip& clip, const char* profile, double load_kg) {
  const ExerciseProfile* exercise =
      profile == nullptr ? nullptr : technique().find_profile(profile);
  EXPECT_TRUE(profile == nullptr || exercise != nullptr) << profile;
  auto analysis =
      analyse_set(clip.poses, &clip.silhouettes, athlete_with(load_kg), exercise, technique());
  EXPECT_TRUE(analysis) << analysis.error().message;
  return analysis ? std::move(*analysis) : SetAnalysis{};
}

/// Films a set and measures it. @param profile  null: to be recognised
inline AnalysedSet film_and_analyse(const SyntheticMotion& motion, const SyntheticCamera& camera,
                                    const char* profile) {
  AnalysedSet set{film(motion, camera), {}};
  set.analysis = analyse(set.clip, profile, motion.load_kg);
  return set;
}

/// The same, told which lift it is.
inline AnalysedSet film_and_analyse(const SyntheticMotion& motion,
                                    const SyntheticCamera& camera = test_camera()) {
  return film_and_analyse(motion, camera, lift_of(motion.exercise).profile);
}

/// Whole reps of the truth.
inline int true_reps(const SyntheticTruth& truth) {
  return static_cast<int>(std::count_if(truth.reps.begin(), truth.reps.end(),
                                        [](const SyntheticRep& rep) { return !rep.partial; }));
}

inline std::optional<Measured> value_of(const RepFindings& rep, const std::string& measure) {
  for (const Measure& m : rep.measures) {
    if (m.id == measure) return m.value;
  }
  return std::nullopt;
}

/// Value only; not a number when it could not be told, so that every comparison fails.
inline double number_of(const RepFindings& rep, const std::string& measure) {
  const auto value = value_of(rep, measure);
  return value ? value->value : std::numeric_limits<double>::quiet_NaN();
}

inline const Finding* finding_of(const RepFindings& rep, const std::string& rule) {
  for (const Finding& f : rep.findings) {
    if (f.rule == rule) return &f;
  }
  return nullptr;
}

inline const char* name_of(FindingState state) {
  switch (state) {
    case FindingState::kHeld:
      return "held";
    case FindingState::kBroken:
      return "broken";
    case FindingState::kBorderline:
      return "borderline";
    case FindingState::kCannotTell:
      break;
  }
  return "cannot tell";
}

/// "held", "broken", "borderline", "cannot tell"; "not judged" when no rule of that id applies.
inline std::string state_of(const RepFindings& rep, const std::string& rule) {
  const Finding* finding = finding_of(rep, rule);
  return finding == nullptr ? "not judged" : name_of(finding->state);
}

/// Everything broken in a rep, for messages: "C-01 (rule): value ± sd against threshold".
inline std::string broken_in(const RepFindings& rep) {
  std::ostringstream out;
  for (const Finding& f : rep.findings) {
    if (f.state != FindingState::kBroken) continue;
    out << f.checkpoint << " (" << f.rule << ") " << f.measure;
    if (f.value) out << ' ' << f.value->value << " ± " << f.value->sd;
    out << " against " << f.threshold << "; ";
  }
  return out.str();
}

/// Truth of the frame nearest to a time.
inline const SyntheticFrameTruth& truth_at(const SyntheticTruth& truth, double time_s) {
  const auto after =
      std::lower_bound(truth.frames.begin(), truth.frames.end(), time_s,
                       [](const SyntheticFrameTruth& f, double t) { return f.time_s < t; });
  if (after == truth.frames.begin()) return truth.frames.front();
  if (after == truth.frames.end()) return truth.frames.back();
  return after->time_s - time_s < time_s - std::prev(after)->time_s ? *after : *std::prev(after);
}

}  // namespace dowel::testing
