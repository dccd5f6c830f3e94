#pragma once

#include "core/plan/check.h"

namespace dowel {

/// States again what a suspected weak link must change in a plan (E-01 … E-20): more working sets
/// of what trains it with a load from the first full week on or the plan's word that there is no
/// room, never fewer of any exercise that trains it or a link as likely or works in full the
/// muscles that such a link calls weak, every line of it named as such, and no number in what is
/// said of it that the weeks do not bear out. It shares no code with the maker.
/// @param with,without  the same request with its weak links and without
std::vector<Violation> check_link(const Programme& with, const Programme& without,
                                  const PlanRequest& request, const Knowledge& knowledge);

}  // namespace dowel
