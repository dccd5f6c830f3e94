#pragma once

#include "core/plan/programme.h"

namespace dowel {

struct PlanTextOptions {
  bool why = false;  ///< a reason under every line
  MassUnit unit = MassUnit::kKilogram;
  int most_weeks = 0;    ///< so many weeks are written out; 0: all
  bool flowing = false;  ///< of a day: no columns and no line breaks within an entry, for calendars
};

/// The whole plan in plain text, at most 100 columns: head, what cannot be met, week after week.
std::string plan_text(const Programme& programme, const Knowledge& knowledge,
                      const PlanTextOptions& options = {});

/// One day; says what comes next when nothing stands on that date.
std::string day_text(const Programme& programme, LocalDate date, const Knowledge& knowledge,
                     const PlanTextOptions& options = {});

/// Weeks as rows, weekdays as columns, one word a day.
std::string week_table(const Programme& programme);

}  // namespace dowel
