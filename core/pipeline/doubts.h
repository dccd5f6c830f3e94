#pragma once

#include <vector>

#include "core/pipeline/set_analysis.h"

namespace dowel {

/// True when a height and the trunk-thigh angle tell of a counted repetition, lockout in sight. The
/// knees of a hinge bend little and its hips hardly sink, so their silence is no doubt.
bool is_sure(const Rep& rep);

/// What a reader should know of how the repetitions were counted: those of which the witnesses
/// disagree or whose lockout was out of sight, and what rose like a repetition and was not counted,
/// with the reason. Empty for a plain set.
std::vector<Warning> doubts_about(const RepList& reps, const BodyMotion& motion);

}  // namespace dowel
