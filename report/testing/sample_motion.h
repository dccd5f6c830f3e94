#pragma once

#include "core/pipeline/set_analysis.h"
#include "report/testing/sample_set.h"

namespace dowel::report::testing {

/// Fills time, paths, angles, reps, scale and dowel of an invented set; no verdicts yet.
void move_sample_body(const SampleOptions& options, SetAnalysis& set);

/// True for reps whose hips rise first in the invented set.
bool hips_rise_first(int rep);

}  // namespace dowel::report::testing
