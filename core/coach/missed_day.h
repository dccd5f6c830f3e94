#pragma once

#include "core/coach/plan_book.h"

namespace dowel {

/// What becomes of the last training day of a plan of which the log holds nothing, while nothing
/// was trained since: on a day off with no training the day after it is done today; else it is let
/// go, and the next training day says so. Nothing is made up for. Days of which the athlete logged
/// nothing at all in the weeks before, and those on
/// which pain or a warning sign held training off, say nothing: who does not log has missed
/// nothing.
/// @param plan  as it counts now; its days change
void settle_missed_day(const Book& book, KeptPlan& plan);

}  // namespace dowel
