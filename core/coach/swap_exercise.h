#pragma once

#include <vector>

#include "core/coach/plan_book.h"

namespace dowel {

/// What a swap to the end of the plan comes to.
struct SwapMade {
  PlanRequest request{};      ///< the plan's record with one swap more
  std::vector<int> not_in{};  ///< numbers of weeks in which the rules did not let it stand in
  LocalDate until{};          ///< last day of the plan
};

/// The plan's record with another exercise done instead of one it chose, from a day to its end. The
/// same exercise again takes a swap back from that day on.
/// @param kept  the plan as the log has it
/// @returns errors: usage when no accessory of that name is to come, or nothing lets the other
/// stand in anywhere
Result<SwapMade> with_swap(const Book& book, const KeptPlan& kept, const PlanSwap& swap);

}  // namespace dowel
