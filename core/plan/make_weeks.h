#pragma once

#include "core/plan/build_day.h"

namespace dowel {

/// True after so many weeks without training (`PlanRules::break_weeks`) that the first one is
/// easier.
bool back_after_break(const PlanContext& context);

/// True in the first weeks after pain that stopped a plan: the first one is easier then.
bool back_after_pain(const PlanContext& context);

/// How accessories are chosen: the context with what is to come first, and the pool made from it.
/// Holds references: lives shorter than both.
struct Choosing {
  const PlanContext& context;
  const CandidatePool& pool;
};

/// Lays all weeks: days, accessories that rotate, deloads, and the sessions fitted to their
/// minutes.
/// @param at_first  how it is chosen up to and with the first full week
/// @param then      how from there on; the contexts differ in what comes first only
std::vector<PlanWeek> make_weeks(const Choosing& at_first, const Choosing& then,
                                 const MainHinge& main, const WeekLayout& layout);

/// Weeks between deloads for this athlete, within the range of the sources.
int deload_interval(const PlanContext& context);

}  // namespace dowel
