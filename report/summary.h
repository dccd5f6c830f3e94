#pragma once

#include <string>

#include "core/pipeline/set_analysis.h"
#include "report/context.h"

namespace dowel::report {

struct SummaryOptions {
  bool colour = false;      ///< ANSI colours; the states are always words too
  std::size_t width = 100;  ///< columns; at least 60
};

/// The verdict and the table of reps for a terminal, in the same words as the page. UTF-8; ends in
/// a newline. Control characters in names are replaced, so a file name cannot steer the terminal.
std::string summary_text(const SetAnalysis& analysis, const ReportContext& context,
                         const SummaryOptions& options = {});

}  // namespace dowel::report
