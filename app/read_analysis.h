#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/gate/gate.h"
#include "core/reps/rep.h"
#include "core/technique/profile.h"

namespace dowel::app {

/// What a stored analysis still tells the gate and the diagnosis.
struct ReadAnalysis {
  std::string exercise;                 ///< slug, or hinge, squat, none when only recognised
  std::optional<double> load_kg{};      ///< as told when it was filmed
  std::vector<Rep> reps{};              ///< index and partial only; frames are not in the document
  std::vector<RepFindings> findings{};  ///< one per entry of `reps`
};

/// Reads a `dowel.analysis/1` document. The document names checkpoint, fault and measure of each
/// finding, not the rule; the rule is the one of the rules in force that has all three, of several
/// the one whose threshold lies nearest. A finding that no rule in force makes is left out: what is
/// not asked any more decides nothing.
/// @returns errors: unreadable, naming the place; a document of a failed analysis has no reps
Result<ReadAnalysis> read_analysis(std::string_view document, const Technique& technique);

/// The counted repetitions of an analysis as the gate wants them.
FilmedSet filmed_set(const ReadAnalysis& analysis, const SetId& set);

}  // namespace dowel::app
