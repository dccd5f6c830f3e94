#pragma once

#include <vector>

#include "core/technique/finding.h"
#include "core/technique/profile.h"

namespace dowel {

/// Judges the measures of one rep by the rules of an exercise. A condition is broken only when the
/// value lies beyond its threshold by more than its own standard deviation, and held only when it
/// lies as far on the good side; between, it is borderline beyond the threshold and cannot be told
/// before it (docs/method.md, verdicts).
/// @param from_front  the measures hold those from in front, which have rules of their own
/// @returns one finding per rule of the profile, in the profile's order; then those from in front
std::vector<Finding> judge_rep(const std::vector<Measure>& measures, const ExerciseProfile& profile,
                               const Technique& technique, bool from_front);

/// Whether the rules of films from in front judge this lift: those done standing on two feet.
bool judged_from_front(const ExerciseProfile& profile);

/// Verdict of one rule.
Finding judge_rule(const std::vector<Measure>& measures, const Rule& rule);

}  // namespace dowel
