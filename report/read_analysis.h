#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/coach/documents.h"
#include "core/technique/profile.h"

namespace dowel::report {

/// Reads a `dowel.analysis/1` document, as analysis_json.h writes it. A finding names its rule;
/// what a coach would want beside it (drills, source) comes from the rule in force. A finding whose
/// rule is not in force any more is left out: what is not asked any more decides nothing. Documents
/// stored before findings named their rule are read as well: see unnamed_rule.h.
/// @returns errors: unreadable, naming the place; a document of a failed analysis has no reps
Result<ReadAnalysis> read_analysis(std::string_view document, const Technique& technique);

}  // namespace dowel::report
