#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/catalogue/diagnosis_rules.h"

namespace dowel {

/// One measure of one exercise, as it stood before or after a block of training.
struct FollowedMeasure {
  std::string id;                     ///< of the measure or sign, the same before and after
  std::string name;                   ///< in plain words
  std::string exercise;               ///< slug; before and after must agree
  std::optional<double> load_kg;      ///< absent when not known
  std::optional<Measured> value;      ///< mean over the repetitions and its uncertainty; any unit
  bool worse_above = true;            ///< the fault lies towards greater values
  std::optional<bool> fault_present;  ///< whether the rule was broken; absent: not judged
};

enum class BlockOutcome { kImproved, kUnchanged, kWorse, kNotRemeasured };

/// What became of one followed measure.
struct BlockChange {
  std::string id;
  BlockOutcome outcome = BlockOutcome::kNotRemeasured;
  std::optional<double> change;                ///< after minus before, unit of the measure
  std::optional<double> smallest_real_change;  ///< below this it may be error of measurement
  std::string text;                            ///< one plain sentence
};

/// A block of training looked back on.
struct BlockComparison {
  std::vector<BlockChange> changes;  ///< one per entry of `before`, in its order
  std::string summary;               ///< says plainly when nothing improved or nothing was measured
};

/// Compares what was measured before a block with what was measured after it. A change counts only
/// when it exceeds the smallest real change, 1.96·√(sd₁² + sd₂²); without figures a fault that was
/// there and is gone counts as improved. Measured under less load (`comparable_load_share`), a
/// seeming improvement is not comparable and counts as not measured again.
/// @source [Weir2005] eq. for the minimum difference, with the two uncertainties kept apart
BlockComparison compare_block(const DiagnosisRules& rules,
                              const std::vector<FollowedMeasure>& before,
                              const std::vector<FollowedMeasure>& after);

}  // namespace dowel
