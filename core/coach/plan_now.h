#pragma once

#include <string>
#include <vector>

#include "core/coach/plan_book.h"
#include "core/plan/hold_back.h"

/// A plan was made some day; what hurts, what the film showed and what the athlete said since then
/// changes the days to come. The plan itself stays as it was made.
namespace dowel {

/// A plan as it counts now.
struct PlanNow {
  KeptPlan plan{};
  bool for_pain = false;     ///< made again for what hurts, or hurt lately
  bool for_athlete = false;  ///< made again for what is known of the athlete since

  /// What is different from the plan as it was made, in a sentence; empty: nothing.
  Advice change(const Knowledge& knowledge) const;
};

/// The plan with today's pain, answers and athlete. From today on, fast and bending work is left
/// out of its days where something speaks against it.
/// @param answers  to the safety questions
/// @returns errors: as `make_programme`
Result<PlanNow> plan_now(const Book& book, KeptPlan plan,
                         const std::vector<RedFlagAnswer>& answers);

/// Brings a plan just made to what `plan_now` will say of it: what pain has taken out of the own
/// programme is named on its days, and nothing pulls at the nerves of a leg as long as a sign of
/// them is remembered.
/// @returns errors: as `make_programme`
Result<void> settle_new_plan(const Book& book, const PlanRequest& request, Programme& programme);

/// Why an exercise should not be done now, with a load where it takes one: what a plan made now
/// would leave out; empty: nothing speaks against it.
Result<Advice> why_not_now(const Book& book, const Exercise& exercise);

/// Why a lift of the own programme is left out now, as `today` and the plan leave it out; empty:
/// nothing speaks against it.
/// @param name  slug of the catalogue, or what a free lift is known by
Result<Advice> why_not_own_now(const Book& book, const std::string& name);

/// Pain told that an exercise is asked about, as a question how it is now; empty: none stands.
Advice pain_told_of(const Book& book, const Exercise& exercise);

}  // namespace dowel
