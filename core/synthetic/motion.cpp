#include "core/synthetic/motion.h"

#include <cmath>

namespace dowel {
namespace {

// What differs between the exercises; angles in degrees for the reader's sake.
struct Preset {
  SyntheticExercise exercise;
  SyntheticTempo tempo;
  double load_kg;
  SyntheticStart start;
  SyntheticEnd end;
  double bottom_trunk_deg;
  double bottom_knee_deg;  // below zero: solved from the reach to the floor
  double handle_height_m;
};

using enum SyntheticExercise;
constexpr auto kStandingStart = SyntheticStart::kStanding;
constexpr auto kPick = SyntheticStart::kBeforePick;
constexpr auto kTop = SyntheticEnd::kLockout;
constexpr auto kDown = SyntheticEnd::kSetDown;

constexpr Preset kPresets[] = {
    {kBodyweightHinge, {2.0, 0.4, 1.2, 0.8}, 0, kStandingStart, kTop, 65, 24, 0.225},
    {kDeadlift, {1.3, 0.5, 1.2, 0.7}, 80, kPick, kDown, 58, -1, 0.225},
    {kSumoDeadlift, {1.3, 0.5, 1.3, 0.7}, 80, kPick, kDown, 46, -1, 0.225},
    {kKettlebellDeadlift, {1.2, 0.4, 0.9, 0.6}, 20, kPick, kDown, 56, -1, 0.27},
    {kRomanianDeadlift, {2.5, 0.3, 1.4, 0.6}, 60, kStandingStart, kTop, 68, 22, 0.225},
    {kSingleLegRomanianDeadlift, {2.2, 0.3, 1.5, 0.8}, 0, kStandingStart, kTop, 72, 20, 0.225},
    {kGoodMorning, {2.2, 0.2, 1.3, 0.6}, 20, kStandingStart, kTop, 66, 22, 0.225},
    {kKettlebellSwing, {0.7, 0, 0.7, 0}, 16, kStandingStart, kTop, 60, 32, 0.27},
    {kHipThrust, {1.5, 0.2, 1.0, 0.8}, 40, SyntheticStart::kBottom, kDown, -44, 0, 0.225},
    {kSquat, {1.8, 0.2, 1.2, 0.8}, 60, kStandingStart, kTop, 38, 112, 0.225},
    {kFrontSquat, {1.8, 0.2, 1.3, 0.8}, 50, kStandingStart, kTop, 20, 116, 0.225},
    {kStanding, {}, 0, kStandingStart, kTop, 2, 4, 0.225},
    {kHandRaise, {1.0, 0.5, 1.0, 1.0}, 0, kStandingStart, kTop, 2, 4, 0.225},
    {kWalkThrough, {}, 0, kStandingStart, kTop, 2, 4, 0.225},
};

}  // namespace

SyntheticMotion make_synthetic_motion(SyntheticExercise exercise, int reps) {
  SyntheticMotion motion;
  motion.exercise = exercise;
  motion.reps = reps;
  for (const Preset& preset : kPresets) {
    if (preset.exercise != exercise) continue;
    motion.tempo = preset.tempo;
    motion.load_kg = preset.load_kg;
    motion.start = preset.start;
    motion.end = preset.end;
    motion.bottom_trunk_rad = to_rad(preset.bottom_trunk_deg);
    motion.bottom_knee_rad = preset.bottom_knee_deg < 0
                                 ? std::nullopt
                                 : std::optional<double>(to_rad(preset.bottom_knee_deg));
    motion.handle_height_m = preset.handle_height_m;
  }
  if (exercise == kHipThrust) motion.top_trunk_rad = to_rad(-86);
  return motion;
}

double even_bend_rad(double mdev_mm, double trunk_m) {
  // The bump h·(1 − x²)² of the back curve: mean 8h/15, and a least-squares slope of kSlope·h per x
  // over the end stretches, of which one x is .28 trunk lengths.
  constexpr double kSlope = 1.31195;
  const double top_m = 0.001 * mdev_mm * 15 / 8;
  return 2 * std::atan(kSlope * top_m / (0.28 * trunk_m));
}

namespace synthetic {

bool ascends_first(SyntheticExercise exercise) {
  return exercise == kDeadlift || exercise == kSumoDeadlift || exercise == kKettlebellDeadlift ||
         exercise == kHipThrust;
}

bool is_lift(SyntheticExercise exercise) {
  return exercise != kStanding && exercise != kHandRaise && exercise != kWalkThrough;
}

}  // namespace synthetic
}  // namespace dowel
