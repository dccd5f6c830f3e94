#pragma once

#include "core/plan/build_day.h"

namespace dowel {

/// True after so many weeks without training (`PlanRules::break_weeks`) that the first one is
/// easier.
bool back_after_break(const PlanContext& context);

/// True in the first weeks after pain that stopped a plan: the first one is easier then.
bool back_after_pain(const PlanContext& context);

/// Lays all weeks: days, accessories that rotate, deloads, and the sessions fitted to their
/// minutes.
std::vector<PlanWeek> make_weeks(const PlanContext& context, const CandidatePool& pool,
                                 const MainHinge& main, const WeekLayout& layout);

/// Weeks between deloads for this athlete, within the range of the sources.
int deload_interval(const PlanContext& context);

}  // namespace dowel
