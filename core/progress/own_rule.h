#pragma once

#include <optional>
#include <vector>

#include "core/base/words.h"
#include "core/catalogue/basis.h"

namespace dowel {

/// How a lift of the athlete's own programme moves.
enum class OwnProgress {
  kAsLast,   ///< from what was lifted last, and what the gate says
  kStep,     ///< a fixed step once all sets and repetitions were done
  kDouble,   ///< repetitions up through a range, then a step
  kPercent,  ///< parts of a maximum, week by week
  kEffort,   ///< the load that meets a planned effort
};
Words words_of(OwnProgress);

/// How often a fixed step is taken.
enum class StepEvery { kSession, kWeek };
Words words_of(StepEvery);

/// Sets and repetitions of one week of a wave.
struct OwnWave {
  int sets = 3;
  int reps = 5;

  bool operator==(const OwnWave&) const = default;
};

/// The rule of one lift. What a kind does not use stays as it is here.
struct OwnRule {
  OwnProgress by = OwnProgress::kAsLast;
  std::optional<double> step_kg{};  ///< kStep, kDouble; absent: the smallest that can be loaded
  StepEvery every = StepEvery::kSession;
  std::optional<int> most_reps{};  ///< kDouble: end of the range that the lift's repetitions begin
  std::vector<double> percents{};  ///< kPercent: of the maximum, a week each, in turn
  std::optional<double> max_kg{};  ///< kPercent; absent: estimated from the log
  bool training_max = false;       ///< kPercent: `max_kg` is a training maximum, not a true one
  std::optional<double> effort{};  ///< kEffort: RPE to meet
  std::optional<double> start_kg{};  ///< the load to begin with, whatever was lifted before
  std::vector<OwnWave> waves{};  ///< sets and repetitions, a week each, in turn; empty: the same

  bool operator==(const OwnRule&) const = default;
};

}  // namespace dowel
