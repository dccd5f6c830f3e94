#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/coach/gate_book.h"
#include "core/coach/plan_book.h"

namespace dowel {

/// The session of one day with its loads.
struct Today {
  std::optional<int> week{};        ///< number in the plan; absent: the day lies outside it
  bool easy = false;                ///< an easier week
  std::optional<PlanDay> day{};     ///< absent: nothing is planned
  std::optional<LocalDate> next{};  ///< day of what comes next; absent: the plan is over
  std::optional<PlanDay> coming{};  ///< what stands there, where nothing is planned for the day
  std::optional<NextStep> main{};   ///< of the main hinge, where it stands in this session
  std::string advice{};  ///< about a pain that lasts, or a cleared warning sign; empty: none
};

/// Finds the day in the plan, its lines brought up to date (`bring_up_to_date`).
/// @param plan  as `plan_now` gives it
/// @returns errors: as `next_step`
Result<Today> today_of(const Book& book, const KeptPlan& plan, LocalDate date);

}  // namespace dowel
