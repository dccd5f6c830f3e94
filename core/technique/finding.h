#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/units.h"

namespace dowel {

/// Nothing between these four (docs/method.md, verdicts).
enum class FindingState { kHeld, kBroken, kBorderline, kCannotTell };

/// One measured quantity of one rep. Its id ends in the unit: `trunk_inclination_deg`,
/// `spine_mdev_mm` (mm at a trunk of 535 mm), `hip_back_over_drop` (a plain ratio).
struct Measure {
  std::string id;
  std::optional<Measured> value;  ///< unit as the id says; none: could not be told
  double at_s = 0;                ///< when in the clip it was taken
  std::string reason;             ///< why there is no value; empty when there is
};

/// The verdict of one rule on one rep.
struct Finding {
  std::string rule;        ///< id of the rule in knowledge/technique.toml
  std::string checkpoint;  ///< inventory id, C-01 …
  std::string fault;       ///< inventory id, D-01 …; empty when the rule names none
  FindingState state = FindingState::kCannotTell;
  std::string measure;  ///< id of the deciding measure
  std::optional<Measured> value;
  double threshold = 0;      ///< unit of the measure
  bool broken_above = true;  ///< the fault lies above (or below) the threshold
  double at_s = 0;
  std::string reason;               ///< one plain sentence: what was seen, or why it cannot be told
  std::string remedy;               ///< cannot tell: how to refilm; otherwise the cue
  std::vector<std::string> drills;  ///< inventory ids, P-01 …
  std::string source;               ///< where the threshold comes from
};

/// All that was measured and judged on one rep.
struct RepFindings {
  std::vector<Measure> measures;
  std::vector<Finding> findings;
};

}  // namespace dowel
