#pragma once

#include <vector>

#include "core/technique/finding.h"
#include "core/technique/profile.h"

namespace dowel {

/// Judges the measures of one rep by the rules of an exercise. A condition is broken only when the
/// value lies beyond its threshold by more than its own standard deviation, and held only when it
/// lies as far on the good side; between, it is borderline beyond the threshold and cannot be told
/// before it (docs/method.md, verdicts).
/// @returns one finding per rule of the profile, in the profile's order
std::vector<Finding> judge_rep(const std::vector<Measure>& measures, const ExerciseProfile& profile,
                               const Technique& technique);

/// Verdict of one rule.
Finding judge_rule(const std::vector<Measure>& measures, const Rule& rule);

}  // namespace dowel
