#include "core/coach/documents.h"

#include "core/base/assert.h"

namespace dowel {

FilmedSet filmed_set(const ReadAnalysis& analysis, const SetId& set) {
  FilmedSet film;
  film.set = set;
  film.load_kg = analysis.load_kg;
  for (std::size_t i = 0; i < analysis.reps.size(); ++i) {
    if (!analysis.reps[i].partial) film.reps.push_back(analysis.findings[i]);
  }
  return film;
}

std::map<SetId, const AnalysisLink*> newest_analyses(const LogData& log) {
  std::map<SetId, const AnalysisLink*> newest;
  for (const AnalysisLink& link : log.analyses) {
    const AnalysisLink*& held = newest[link.set];
    if (!held || link.made_at >= held->made_at) held = &link;
  }
  return newest;
}

Result<const ReadAnalysis*> analysis_of(const ReadDocuments& documents, const AnalysisLink& link) {
  const auto found = documents.analyses.find(link.id);
  DOWEL_ASSERT(found != documents.analyses.end());
  if (found->second) return &*found->second;
  Error error = found->second.error();
  error.where = link.clip + " " + error.where;
  return tl::unexpected(std::move(error));
}

Result<PlanRequest> request_of(const ReadDocuments& documents, const PlanRecord& plan) {
  const auto found = documents.requests.find(plan.id);
  DOWEL_ASSERT(found != documents.requests.end());
  return found->second;
}

}  // namespace dowel
