#pragma once

#include "core/plan/context.h"

namespace dowel {

/// Where a week stands in the plan; shapes effort and amount.
struct WeekPhase {
  int number = 1;  ///< 1 …
  bool deload = false;
  int in_block = 0;    ///< weeks since the last deload or the start, 0-based
  bool tempo = false;  ///< main hinge slow, 3-2-1-0, and held (R-P4, R-P5)
};

/// The exercise's dosage for a use, or null.
const Dosage* dosage_for(const Exercise& exercise, DosageUse use);

/// A line of accessory or restoration work with the exercise's own dosage (K-10).
Prescription dose_accessory(const PlanContext& context, const Exercise& exercise,
                            const WeekPhase& phase);

/// A line of the main hinge: 2-3 × 8-12, with tempo in tempo weeks.
Prescription dose_main(const PlanContext& context, const Exercise& exercise,
                       const WeekPhase& phase);

/// The held set that goes with tempo weeks, where the exercise has a hold; else nothing.
std::optional<Prescription> dose_hold(const PlanContext& context, const Exercise& exercise,
                                      const WeekPhase& phase);

/// A line of activation, 1-2 sets, far from failure.
Prescription dose_warm_up(const PlanContext& context, const Exercise& exercise);

/// A line of moving or still mobility work.
Prescription dose_mobility(const PlanContext& context, const Exercise& exercise);

/// A line of easy work for a day off.
Prescription dose_general(const PlanContext& context, const Exercise& exercise);

/// Sets a line keeps when its week is a deload, rounded up.
int deload_sets(const PlanRules& rules, int sets);

}  // namespace dowel
