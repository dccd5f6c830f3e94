#pragma once

#include <string>

#include "core/technique/finding.h"
#include "core/technique/profile.h"

/// Analyses that were stored before findings named their rule: logs hold them, and the gate still
/// asks them. Which rule it was is not guessed: the exercise of the set says which rules judged it.
namespace dowel::report {

/// The rule of the exercise that has the finding's checkpoint, fault and measure; a lift that was
/// only recognised is any of its kind. Null when the rules in force have none, or several.
/// @param exercise  id as in the document: a slug, or hinge, squat, none
const Rule* unnamed_rule(const Technique& technique, const std::string& exercise,
                         const Finding& finding);

/// Whether the fault lies above the threshold, where the rule tests the measure on both sides: what
/// was beyond its threshold tells it by its value, everything else was tested by the first.
bool unnamed_side(const Rule& rule, const Finding& finding);

}  // namespace dowel::report
