#pragma once

#include <map>

#include "core/log/log.h"

namespace dowel {

/// The analysis that counts of every filmed set: of several the newest, of two made at one moment
/// the later in the log. Refers to the log.
std::map<SetId, const AnalysisLink*> newest_analyses(const LogData& log);

}  // namespace dowel
