#pragma once

#include <string>
#include <vector>

#include "core/body/anthropometry.h"
#include "core/body/estimate_view.h"
#include "core/kinematics/balance.h"

namespace dowel {

/// What kind of movement an exercise is; decides which bands apply (K-04).
enum class LiftKind { kHinge, kSquat, kThrust };

/// Which curve is cut into reps; both rise with depth.
enum class RepSignal {
  kShoulderDrop,  ///< mid-shoulder below its standing level [trunk lengths]
  kHipFlexion,    ///< trunk–thigh flexion [rad], for lifts whose shoulders stay put
};

/// To which ascent a descent belongs.
enum class DescentPlace {
  kBeforeBottom,  ///< squat, Romanian deadlift: down, then up
  kAfterLockout,  ///< pulls from the floor: up, then down
};

/// Where an outside load acts on the body; decides whose weight counts for balance.
enum class LoadPlace { kNone, kHands, kShoulders, kHips, kUnknown };

/// What recognition can tell a set to be; one profile stands for each.
enum class Recognised {
  kNothing,
  kHinge,
  kPull,  ///< a hinge that lifts a weight from the floor
  kSquat,
  kOneLegged,
  kBridgeOnBench,
  kBridgeOnFloor,
};

/// How one exercise is cut into reps and which rules judge it; from knowledge/technique.toml.
struct ExerciseProfile {
  std::string id;  ///< slug, as on the command line
  std::string name;
  std::string inventory;         ///< X-…
  bool recognised_only = false;  ///< cannot be asked for; stands for what `auto` found
  Recognised recognised_as = Recognised::kNothing;  ///< taken when recognition tells this
  std::string told_as;                              ///< id that is told then
  LiftKind kind = LiftKind::kHinge;
  RepSignal signal = RepSignal::kShoulderDrop;
  double down_above = 0.35;  ///< unit of the signal
  double up_below = 0.12;    ///< unit of the signal
  double least_s = 0.25;     ///< shortest time between two turns [s]
  DescentPlace descent = DescentPlace::kBeforeBottom;
  LoadPlace load = LoadPlace::kUnknown;
  bool one_leg = false;            ///< stands on one; the other swings free
  std::vector<std::string> rules;  ///< ids of the rules that judge it
};

/// One test of one measure against a threshold.
struct Condition {
  std::string measure;  ///< id of a Measure
  bool broken_above = true;
  double threshold = 0;  ///< unit of the measure
};

/// How several conditions make one verdict.
enum class Combine { kAny, kAll };

/// A checkpoint made measurable; from knowledge/technique.toml.
struct Rule {
  std::string id;
  std::string checkpoint;  ///< C-…
  std::string fault;       ///< D-…, may be empty
  Combine combine = Combine::kAll;
  std::vector<Condition> conditions;  ///< at least one
  bool never_broken = false;          ///< evidence too thin: at worst borderline
  bool advises = false;               ///< told, but the gate does not ask for it
  std::string held_text;              ///< plain words
  std::string broken_text;
  std::string cue;
  std::vector<std::string> drills;  ///< P-…
  std::string refilm =
      "Film from your side, lens level with the hip, whole body in the picture.";  ///< when untold
  std::string source;
};

/// Where a load acts and how well that place is known, for the line of gravity.
struct LoadPlaces {
  BarOnBack on_back;
  double on_back_sd = 0;   ///< [trunk lengths]
  double in_hands_sd = 0;  ///< [trunk lengths]
};

/// Everything that turns measurements into verdicts.
struct Technique {
  ViewLimits view;
  Anthropometry anthropometry;
  LoadPlaces load_places;
  std::vector<ExerciseProfile> profiles;
  std::vector<Rule> rules;
  std::vector<std::string> front_rules;  ///< ids of those that judge what is seen from in front

  const ExerciseProfile* find_profile(const std::string& id) const {
    for (const auto& p : profiles) {
      if (p.id == id) return &p;
    }
    return nullptr;
  }
  /// The profile that stands for what was recognised; null for kNothing.
  const ExerciseProfile* find_recognised(Recognised what) const {
    for (const auto& p : profiles) {
      if (what != Recognised::kNothing && p.recognised_as == what) return &p;
    }
    return nullptr;
  }
  const Rule* find_rule(const std::string& id) const {
    for (const auto& r : rules) {
      if (r.id == id) return &r;
    }
    return nullptr;
  }
};

}  // namespace dowel
