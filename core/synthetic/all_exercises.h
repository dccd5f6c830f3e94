#pragma once

#include <array>

#include "core/synthetic/motion.h"

namespace dowel::synthetic {

/// Every exercise once, for tests and benchmarks that go through all of them.
inline constexpr std::array kAllExercises = {
    SyntheticExercise::kBodyweightHinge,  SyntheticExercise::kDeadlift,
    SyntheticExercise::kSumoDeadlift,     SyntheticExercise::kKettlebellDeadlift,
    SyntheticExercise::kRomanianDeadlift, SyntheticExercise::kSingleLegRomanianDeadlift,
    SyntheticExercise::kGoodMorning,      SyntheticExercise::kKettlebellSwing,
    SyntheticExercise::kHipThrust,        SyntheticExercise::kSquat,
    SyntheticExercise::kFrontSquat,       SyntheticExercise::kStanding,
    SyntheticExercise::kHandRaise,        SyntheticExercise::kWalkThrough};

}  // namespace dowel::synthetic
