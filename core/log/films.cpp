#include "core/log/films.h"

namespace dowel {

std::map<SetId, const AnalysisLink*> newest_analyses(const LogData& log) {
  std::map<SetId, const AnalysisLink*> newest;
  for (const AnalysisLink& link : log.analyses) {
    const AnalysisLink*& held = newest[link.set];
    if (!held || link.made_at >= held->made_at) held = &link;
  }
  return newest;
}

}  // namespace dowel
