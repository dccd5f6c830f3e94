#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/work_notation.h"
#include "store/store.h"

namespace dowel::app {

/// A load far above all that was done of an exercise so far: more likely a slip, or pounds taken
/// for kilograms, than a set.
struct DoubtfulLoad {
  double load_kg = 0;
  double best_kg = 0;  ///< so far
};

/// @returns nothing where no load reaches `CoachRules::doubtful_times` the most so far, or too few
/// sets were done to tell; errors: as the store's
Result<std::optional<DoubtfulLoad>> doubtful_load(store::Store& store, const AthleteId& athlete,
                                                  const Knowledge& knowledge,
                                                  const ExerciseRef& exercise,
                                                  const std::vector<WorkItem>& work);

/// "200 kg is 2.0 times the most so far, 100 kg".
std::string doubt_words(const DoubtfulLoad& doubt, MassUnit unit);

/// Refuses such a load, for who asks nobody. @returns errors: usage; as `doubtful_load`
Result<void> check_likely_load(store::Store& store, const AthleteId& athlete,
                               const Knowledge& knowledge, const ExerciseRef& exercise,
                               const std::vector<WorkItem>& work, MassUnit unit);

}  // namespace dowel::app
