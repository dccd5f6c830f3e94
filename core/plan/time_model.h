#pragma once

#include "core/catalogue/plan_rules.h"
#include "core/plan/programme.h"

/// How long a line takes. The figures are Dowel's own plain assumptions, stated in
/// knowledge/settings.toml so that anyone can disagree: the time of a repetition without a tempo,
/// the speed of a walk or drag, getting ready for an exercise, the lighter sets that lead up to a
/// loaded main lift; both sides are done before the rest.
namespace dowel {

/// Seconds of work in one set, both sides where it is done per side.
double set_seconds(const PlanRules& rules, const Prescription& line);

/// Minutes of a line: get ready, lead up when `block` is the main one and the line is loaded, all
/// sets, and the rests between them.
double line_minutes(const PlanRules& rules, const Prescription& line, BlockKind block);

/// Sets `minutes` of every line and of the day.
void time_day(const PlanRules& rules, PlanDay& day);

}  // namespace dowel
