#pragma once

#include "core/base/result.h"
#include "core/synthetic/pose.h"
#include "knowledge/load.h"

namespace dowel {

/// Parses and validates poses.toml: angles in degrees, lengths in metres for a lifter of 1.75 m.
/// Every figure draws exercises, drills or tests that exist, none is drawn twice, each has a start
/// and an end, every fault shown is a mistake or sign that exists and comes after them.
/// @param files  all of the knowledge's
/// @param knowledge  read from the same files
/// @returns errors name file, line and key
Result<std::vector<PoseFigure>> load_poses(const std::vector<KnowledgeFile>& files,
                                           const Knowledge& knowledge);

}  // namespace dowel
