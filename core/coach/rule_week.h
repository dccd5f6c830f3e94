#pragma once

#include "core/coach/gate_book.h"

namespace dowel {

/// Where a lift of the own programme stands in its waves.
struct RuleWeek {
  int week = 0;         ///< 0-based
  bool done = false;    ///< it was done in that week already
  bool waited = false;  ///< the week before passed without it, and does not count
};

/// Waves and percentages go on from plan to plan as long as the athlete's programme has the line,
/// and wait for weeks in which the lift was not done.
/// @param next  of the line
/// @param day  that is asked about
RuleWeek rule_week(const Book& book, const NextStep& next, LocalDate day);

}  // namespace dowel
