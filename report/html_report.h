#pragma once

#include <string>

#include "core/pipeline/set_analysis.h"
#include "report/context.h"

namespace dowel::report {

/// The whole report as one HTML file: style, script, pictures and drawings are inside it, nothing
/// is fetched. Reads without JavaScript, prints on A4, follows the reader's light or dark
/// preference. Every text of unknown origin is escaped.
std::string html_report(const SetAnalysis& analysis, const ReportContext& context);

}  // namespace dowel::report
