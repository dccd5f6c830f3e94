#pragma once

#include "core/plan/build_day.h"

namespace dowel {

/// Weeks without training after which the first one is an easier one. Our decision.
inline constexpr int kBreakWeeks = 2;

bool back_after_break(const PlanContext& context);

/// True in the first two weeks after pain that stopped a plan: the first one is easier then.
bool back_after_pain(const PlanContext& context);

/// Lays all weeks: days, accessories that rotate, deloads, and the sessions fitted to their
/// minutes.
std::vector<PlanWeek> make_weeks(const PlanContext& context, const CandidatePool& pool,
                                 const MainHinge& main, const WeekLayout& layout);

/// Weeks between deloads for this athlete, within the range of the sources.
int deload_interval(const PlanContext& context);

}  // namespace dowel
