#pragma once

#include "core/plan/make_weeks.h"

namespace dowel {

/// Lays the weeks of a plan and says in its notes what the first weak link changed in them. What
/// trains it comes first from the first week on, or from the week after the first full one, or not
/// at all: whichever leaves neither that week nor the weeks together with less of it than without.
/// @param programme  takes the weeks and the notes
/// @returns the pool the weeks were chosen from
CandidatePool lay_weeks(const PlanContext& context, const MainHinge& main, const WeekLayout& layout,
                        Programme& programme);

}  // namespace dowel
