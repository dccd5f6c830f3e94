#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/base/result.h"
#include "core/pipeline/set_analysis.h"
#include "report/context.h"

namespace dowel::report {

inline constexpr const char* kAnalysisSchema = "dowel.analysis/1";

/// The analysis as other programs read it: schema "dowel.analysis/1", docs/analysis.schema.json.
/// It is
/// read back by read_analysis.h. Keys in a fixed order; degrees, millimetres, metres and seconds,
/// named in the keys; what is not known is null, never a magic number and never NaN.
nlohmann::ordered_json analysis_to_json(const SetAnalysis& analysis, const ReportContext& context);

/// The same document when there is no analysis: `error` stands in place of exercise, view and
/// scale; reps, set, hypotheses and warnings are there and empty.
nlohmann::ordered_json error_to_json(const Error& error, const ReportContext& context);

/// The text of a JSON file: two blanks a level, UTF-8 (what is not, becomes U+FFFD), newline last.
std::string json_text(const nlohmann::ordered_json& document);

}  // namespace dowel::report
