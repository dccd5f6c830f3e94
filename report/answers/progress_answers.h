#pragma once

#include <string>
#include <vector>

#include "core/catalogue/knowledge.h"
#include "core/log/log.h"
#include "core/progress/progress_summary.h"

/// What `dowel progress` answers to programs.
namespace dowel::report {

/// Every exercise of the log in a line.
std::string progress_answer(const Athlete& athlete, const std::vector<ProgressSummary>& exercises,
                            const Knowledge& knowledge);

/// One exercise session by session.
/// @param followed  the figure that `recent_change` is of
std::string progress_answer(const Athlete& athlete, const ExerciseProgress& progress,
                            Figure followed, const Knowledge& knowledge);

}  // namespace dowel::report
