#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/progress/own_rule.h"

namespace dowel {

/// One main lift of the programme the athlete already has. The plan is added to it (R-ADD).
struct OwnLift {
  std::string exercise;  ///< slug of knowledge/, or any name of the athlete's own
  int sets = 3;
  int reps = 5;
  bool heavy = true;              ///< a heavy squat, pull or carry: asks for a warm-up (R-WU)
  std::optional<OwnRule> rule{};  ///< how it moves; absent: from what was lifted last

  bool operator==(const OwnLift&) const = default;
};

/// One day a week on which the athlete trains.
struct TrainingDay {
  int weekday = 0;      ///< 0 Monday … 6 Sunday
  double minutes = 60;  ///< for the whole session, the athlete's own lifts included
  std::vector<OwnLift> own{};

  bool operator==(const TrainingDay&) const = default;
};

}  // namespace dowel
