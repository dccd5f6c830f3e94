#pragma once

#include "core/catalogue/knowledge.h"

namespace dowel {

/// Fills what follows from other entries, once all ids are known to resolve: members of groups,
/// groups among targets taken apart into muscles, the arrows back to easier exercises, the drills
/// of each mistake. Errors: exercises that get harder in a circle, slugs or aliases taken twice, a
/// muscle counted in a group that it is no part of.
Result<void> link_entries(Knowledge& knowledge);

}  // namespace dowel
