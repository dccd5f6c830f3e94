#include "core/coach/swap_exercise.h"

#include <algorithm>

#include "core/plan/context.h"
#include "core/plan/each_line.h"
#include "core/plan/stand_in.h"

namespace dowel {
namespace {

// Whether an accessory from a day on passes a test.
template <class Test>
bool any_accessory(const Programme& programme, LocalDate from, Test&& test) {
  return any_line(programme, [&](const PlanWeek&, const PlanDay& day, const PlanBlock& block,
                                 const Prescription& line) {
    return day.date >= from && block.kind == BlockKind::kAccessory && !line.own && test(line);
  });
}

}  // namespace

Result<SwapMade> with_swap(const Book& book, const KeptPlan& kept, const PlanSwap& swap) {
  const Knowledge& knowledge = book.knowledge();
  const Exercise* other = by_slug(knowledge, swap.instead);
  const bool chosen = any_accessory(kept.programme, swap.from, [&](const Prescription& line) {
    return (line.instead_of.empty() ? line.exercise : line.instead_of) == swap.exercise;
  });
  if (!chosen || other == nullptr) {
    return fail(ErrorCode::kUsage,
                "the plan has no accessory '" + swap.exercise + "' from " + to_text(swap.from) +
                    " on that '" + swap.instead + "' could stand in for",
                "choose an accessory that is still to come; a main hinge stays the same all along "
                "(K-11) and changes with a new plan");
  }
  SwapMade made;
  made.request = kept.request;
  std::erase_if(made.request.swaps, [&](const PlanSwap& before) {
    return before.exercise == swap.exercise && before.from >= swap.from;
  });
  made.request.swaps.push_back(swap);
  made.until = last_day(kept.record);
  const auto programme = make_programme(made.request, knowledge);
  DOWEL_TRY(programme);
  const bool stands = any_accessory(*programme, swap.from, [&](const Prescription& line) {
    return swap.instead == swap.exercise
               ? line.exercise == swap.exercise
               : line.exercise == swap.instead && line.instead_of == swap.exercise;
  });
  if (!stands) {
    return fail(ErrorCode::kUsage,
                other->name +
                    " can stand in on no day to come: equipment, pain, what the films "
                    "showed or the balance of the week speaks against it",
                "swap it this time only, or ask for it in a new plan");
  }
  made.not_in = weeks_not_swapped(made.request, programme->weeks, swap.exercise);
  return made;
}

}  // namespace dowel
