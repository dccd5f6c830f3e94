#pragma once

#include "core/plan/programme.h"

namespace dowel {

/// Does a session on another day of its week; what stands there changes places with it.
/// @returns whether both days lie in one week of the plan and something stands on the first; else
///   nothing is changed
bool move_day(Programme& programme, const DayMove& move);

}  // namespace dowel
