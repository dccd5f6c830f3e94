#pragma once

#include "core/base/result.h"
#include "core/technique/profile.h"
#include "knowledge/load.h"

namespace dowel {

/// Parses and validates technique.toml, and the segment masses of anthropometry.toml. Every rule an
/// exercise names exists, every rule has a condition, every measure is one that is taken, both
/// sexes have every segment.
/// @param files  all of the knowledge's, or these two
/// @returns errors name file, line and key
Result<Technique> load_technique(const std::vector<KnowledgeFile>& files);

/// Technique from the files in force: $DOWEL_KNOWLEDGE, else those built in.
Result<Technique> load_technique();

}  // namespace dowel
