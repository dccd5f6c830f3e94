#pragma once

#include "core/base/result.h"
#include "core/catalogue/said_words.h"
#include "knowledge/load.h"

namespace dowel {

/// Parses words.toml: what people type for what Dowel calls otherwise. No word stands twice within
/// its kind.
/// @param files  all of the knowledge's
/// @returns errors name file, line and key
Result<std::vector<SaidWords>> load_words(const std::vector<KnowledgeFile>& files);

}  // namespace dowel
