#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/coach/documents.h"
#include "core/technique/profile.h"

namespace dowel::app {

/// Reads a `dowel.analysis/1` document. The document names checkpoint, fault and measure of each
/// finding, not the rule; the rule is the one of the rules in force that has all three, of several
/// the one whose threshold lies nearest. A finding that no rule in force makes is left out: what is
/// not asked any more decides nothing.
/// @returns errors: unreadable, naming the place; a document of a failed analysis has no reps
Result<ReadAnalysis> read_analysis(std::string_view document, const Technique& technique);

}  // namespace dowel::app
