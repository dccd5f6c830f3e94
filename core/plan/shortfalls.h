#pragma once

#include "core/plan/candidates.h"
#include "core/plan/layout.h"

namespace dowel {

/// Reads a finished plan and says every rule that it does not meet, each with the nearest thing
/// that it does. One entry a rule and subject, with the weeks it concerns.
std::vector<Shortfall> find_shortfalls(const PlanContext& context, const CandidatePool& pool,
                                       const MainHinge& main, const WeekLayout& layout,
                                       const std::vector<PlanWeek>& weeks);

}  // namespace dowel
