#pragma once

#include <optional>
#include <vector>

#include "core/base/units.h"
#include "core/synthetic/back_curve.h"

namespace dowel {

/// What the synthetic lifter does.
enum class SyntheticExercise {
  kBodyweightHinge,
  kDeadlift,  ///< conventional, barbell
  kSumoDeadlift,
  kKettlebellDeadlift,
  kRomanianDeadlift,
  kSingleLegRomanianDeadlift,  ///< stands on the leg nearer to the camera
  kGoodMorning,
  kKettlebellSwing,
  kHipThrust,
  kSquat,
  kFrontSquat,
  kStanding,     ///< nobody lifts
  kHandRaise,    ///< nobody lifts; one arm goes up and down `reps` times
  kWalkThrough,  ///< nobody lifts; walks through the picture
};

/// The four figures of a prescription: eccentric-pause-concentric-pause [s].
struct SyntheticTempo {
  double eccentric_s = 2.0;
  double bottom_s = 0.4;
  double concentric_s = 1.2;
  double top_s = 0.8;
};

/// A mistake that the synthetic lifter makes on purpose.
enum class SyntheticFault {
  kRoundedBack,
  kOverArchedBack,
  kKneeDominant,
  kHipsFirst,
  kHeadDrop,
  kWeightOnHeels,
  kWeightOnToes,
  kPartialRep,
  kWobble,
};

/// How strongly each mistake is made in the faulty reps. All zero: a good lifter.
struct SyntheticFaults {
  double rounding_mm = 0;     ///< mean dorsal deviation of the back in the hinge; the bend follows
  double arching_mm = 0;      ///< the same to the ventral side, positive
  double knee_dominance = 0;  ///< 0 … 1: as given … upright trunk over bent knees
  double hips_first = 0;      ///< 0 … 1: together … hips nearly up before the trunk starts
  double head_drop_mm = 0;    ///< ear moves this far ventral of its standing place
  double weight_shift = 0;    ///< centre of mass at depth, in foot lengths, positive to the toes
  double last_ascent_share = 1;  ///< below 1: the last ascent fails here and the lifter goes back
  double wobble_rad = 0;         ///< amplitude of an unsteady trunk
};

enum class SyntheticStart {
  kBottom,      ///< at the bottom, hands on the load
  kStanding,    ///< standing with the load (or without any) in the hands
  kBeforePick,  ///< standing, the load on the floor: bends down to it first
};
enum class SyntheticEnd {
  kLockout,
  kSetDown,    ///< one more descent after the last lockout
  kWalksAway,  ///< sets down and straightens up without the load
};

/// One set as the lifter performs it.
struct SyntheticMotion {
  SyntheticExercise exercise = SyntheticExercise::kBodyweightHinge;
  int reps = 5;
  SyntheticTempo tempo;
  double load_kg = 0;
  double lead_in_s = 1.5;   ///< still at the start
  double lead_out_s = 1.0;  ///< still at the end
  SyntheticStart start = SyntheticStart::kStanding;
  SyntheticEnd end = SyntheticEnd::kLockout;

  double top_trunk_rad = to_rad(2);
  double bottom_trunk_rad = to_rad(65);
  double top_knee_rad = to_rad(4);
  /// Knee flexion at the bottom; empty: as much as the hands need to reach the load on the floor.
  std::optional<double> bottom_knee_rad = to_rad(22);
  /// Wished hip travel back ÷ hip drop at the bottom; given, it overrides the knee flexion.
  std::optional<double> hips_back_ratio;
  double com_over_foot = 0.45;     ///< 0 heel … 1 toes
  double handle_height_m = 0.225;  ///< of the load's grip when it stands on the floor
  SyntheticSpine standing_spine{-14.0, to_rad(-27)};
  SyntheticSpine hinge_spine{0.8, to_rad(1.6)};

  SyntheticFaults faults;
  std::vector<int> faulty_reps;  ///< 1-based; empty: all of them
};

/// A set with the exercise's usual start, tempo, depth and load, done well.
SyntheticMotion make_synthetic_motion(SyntheticExercise exercise, int reps = 5);

/// Bend of the back that comes with a mean deviation when the whole back bends evenly [rad].
/// @param mdev_mm  [mm]  @param trunk_m  chord's trunk length L0 [m]
double even_bend_rad(double mdev_mm, double trunk_m);

namespace synthetic {

/// True for pulls from the floor and thrusts: the descent belongs to the rep before it.
bool ascends_first(SyntheticExercise exercise);
/// False for standing, raising a hand and walking.
bool is_lift(SyntheticExercise exercise);

}  // namespace synthetic
}  // namespace dowel
