#pragma once

#include "core/base/result.h"
#include "core/catalogue/how_to.h"
#include "knowledge/load.h"

namespace dowel {

/// Parses and validates the files howto*.toml. Every entry tells of an exercise, drill or test that
/// exists, none is told twice, every part is there, every step easier or harder leads to an
/// exercise or drill that exists and is not the entry itself.
/// @param files  all of the knowledge's
/// @param knowledge  read from the same files
/// @returns errors name file, line and key
Result<std::vector<HowTo>> load_how_to(const std::vector<KnowledgeFile>& files,
                                       const Knowledge& knowledge);

}  // namespace dowel
