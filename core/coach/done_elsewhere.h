#pragma once

#include "core/coach/plan_book.h"

namespace dowel {

/// A session of the plan that was done a day or two early or late, on a day without one, stands on
/// the day it was done: it is not asked for again. It is known by what was logged: its main lift,
/// or most of it. The move is put to the request's.
void settle_done_elsewhere(const Book& book, KeptPlan& plan);

}  // namespace dowel
