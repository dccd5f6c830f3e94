#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/pipeline/set_analysis.h"
#include "report/context.h"

namespace dowel::report {

/// What the bar or bell did, as the member `bar` of a `dowel.analysis/1` document.
nlohmann::ordered_json bar_json(const SetAnalysis& analysis, const ReportContext& context);

}  // namespace dowel::report
