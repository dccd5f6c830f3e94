#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/pipeline/set_analysis.h"
#include "report/context.h"

namespace dowel::report {

/// What one checkpoint came to in one rep. Several rules may belong to one checkpoint; the state is
/// the gravest of theirs: broken, borderline, cannot tell, held.
struct GridCell {
  bool judged = false;  ///< false: no rule of this checkpoint was asked in this rep
  FindingState state = FindingState::kCannotTell;
  std::vector<const Finding*> findings;  ///< of this rep and checkpoint, in the rules' order
};

/// One checkpoint over the counted reps.
struct GridColumn {
  std::string checkpoint;  ///< C-…, or the rule's id when a rule names no checkpoint
  std::string title;
  int held = 0;
  int broken = 0;
  int borderline = 0;
  int cannot_tell = 0;

  int told() const { return held + broken + borderline; }
};

/// Reps × checkpoints. Points into the `SetAnalysis` it was made from, which must outlive it.
struct CheckpointGrid {
  std::vector<GridColumn> columns;          ///< by id
  std::vector<std::vector<GridCell>> rows;  ///< shape (reps incl. partial, columns)
};

CheckpointGrid lay_out_checkpoints(const SetAnalysis& analysis, const Names& names);

/// Findings of rep `i` of `analysis.reps.reps`; empty when that rep was not judged.
const RepFindings& findings_of(const SetAnalysis& analysis, std::size_t i);

/// The state as it may be shown: a verdict without a finite number behind it is cannot tell, as
/// unseen is never a pass.
FindingState shown_state(const Finding& finding);

/// "held", "broken", "borderline", "cannot tell"
std::string_view state_text(FindingState state);
/// "held", "broken", "borderline", "cannot_tell": in JSON, CSV and class names
std::string_view state_key(FindingState state);

/// Title of a checkpoint, or its id when the names do not know it.
std::string checkpoint_title(const std::string& checkpoint, const Names& names);
/// Name of a fault, or its id; takes a checkpoint's id too, as `SetFault::fault` may hold one.
std::string fault_name(const std::string& fault, const Names& names);

}  // namespace dowel::report
