#pragma once

#include <vector>

#include "core/reps/rep.h"
#include "core/technique/finding.h"
#include "core/technique/profile.h"

namespace dowel {

/// One fault over the whole set.
struct SetFault {
  std::string fault;       ///< D-…, or the checkpoint where the rule names no fault
  std::string checkpoint;  ///< C-…
  std::vector<int> reps;   ///< index of the reps that broke it
  std::vector<int> borderline_reps;
  std::string message;  ///< one plain sentence
  std::string rule{};   ///< id of the rule
};

/// Movement quality of the set: how many checkpoint-reps held of those that could be graded.
struct SetQuality {
  int held = 0;
  int gradeable = 0;
};

/// What the set as a whole showed.
struct SetSummary {
  std::vector<SetFault> faults;  ///< rules with a broken or borderline rep, most broken first
  SetQuality quality;
};

/// Sums the findings of the counted reps. Borderline counts as gradeable but not as held; partial
/// reps are left out.
SetSummary sum_up(const std::vector<Rep>& reps, const std::vector<RepFindings>& findings,
                  const Technique& technique);

}  // namespace dowel
