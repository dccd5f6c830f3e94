#pragma once

#include "core/plan/context.h"
#include "core/plan/main_hinge.h"

namespace dowel {

/// What one day of every week is for.
struct DayPlan {
  int offset = 0;                      ///< days since the start of the week, 0 … 6
  int weekday = 0;                     ///< 0 Monday … 6 Sunday
  const TrainingDay* given = nullptr;  ///< null: the athlete named no training for this day
  bool hips = false;                   ///< a session of hip work
  bool hinge = false;                  ///< with the main hinge that the plan adds
  bool general = false;                ///< easy work on a day off
};

/// The pattern of a week, the same for all weeks.
struct WeekLayout {
  std::vector<DayPlan> days;  ///< in order of `offset`; only days on which something is done
  int hip_days = 0;
  int days_off = 0;  ///< without own lifts and without hip work
};

/// Chooses the days: hip work where main lifts stand and well apart, not more often than fits the
/// experience; easy work on up to two days off, at least one left free.
WeekLayout lay_out_week(const PlanContext& context, const MainHinge& main);

}  // namespace dowel
