#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/gate/gate.h"
#include "core/plan/request.h"
#include "core/reps/rep.h"

/// What the log keeps as documents, read: whoever opens the log reads each of them once.
namespace dowel {

/// What a stored analysis still tells the gate and the diagnosis.
struct ReadAnalysis {
  std::string exercise;                 ///< slug, or hinge, squat, none when only recognised
  std::optional<double> load_kg{};      ///< as told when it was filmed
  std::vector<Rep> reps{};              ///< index and partial only; frames are not in the document
  std::vector<RepFindings> findings{};  ///< one per entry of `reps`
};

/// The counted repetitions of an analysis as the gate wants them.
FilmedSet filmed_set(const ReadAnalysis& analysis, const SetId& set);

/// Of several analyses of one set the newest counts; of two of one moment the later in the log.
std::map<SetId, const AnalysisLink*> newest_analyses(const LogData& log);

/// A document that cannot be read keeps its error, told where the document is needed.
struct ReadDocuments {
  std::map<AnalysisId, Result<ReadAnalysis>> analyses{};  ///< the newest of every filmed set
  std::map<PlanId, Result<PlanRequest>> requests{};       ///< of every plan
};

/// The analysis behind a link. Errors: as it was read, naming the clip.
Result<const ReadAnalysis*> analysis_of(const ReadDocuments& documents, const AnalysisLink& link);

/// What a plan was asked with. Errors: as it was read.
Result<PlanRequest> request_of(const ReadDocuments& documents, const PlanRecord& plan);

}  // namespace dowel
