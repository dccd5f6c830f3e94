#pragma once

#include "core/catalogue/knowledge.h"

namespace dowel {

/// The exercise that an own lift counts as where a plan fills up its days: the one it names, or the
/// one that it is a variant of. "Paused deadlift", "deficit deadlift" and "block pull" train what a
/// deadlift trains, though they are lifts of their own with their own loads. Null for other names.
const Exercise* counts_as(const Knowledge& knowledge, std::string_view name);

}  // namespace dowel
