#pragma once

#include "core/plan/programme.h"

/// The checker states every rule again, from the knowledge and the request alone. It shares no code
/// with the maker, so that a fault would have to be made twice to stay hidden.
namespace dowel {

struct Violation {
  std::string rule;   ///< inventory id, or a plain word for what every plan must be
  int week = 0;       ///< 0: the whole plan
  std::string where;  ///< date, exercise
  std::string says;
};

/// Goes over a plan. An empty list means that every rule holds or is named as not met.
std::vector<Violation> check_programme(const Programme& programme, const PlanRequest& request,
                                       const Knowledge& knowledge);

}  // namespace dowel
