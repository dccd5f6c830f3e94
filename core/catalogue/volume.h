#pragma once

#include <map>

#include "core/catalogue/knowledge.h"

namespace dowel {

/// Sets per muscle group that one set of the exercise counts for (decision K-17). A muscle in two
/// groups counts in the group the exercise names for it, else in both by its shares, which sum to
/// one: its work is counted once. Within a group the hardest worked member decides, so five
/// adductors do not make five sets.
/// @returns group id → sets, each in (0, 1]; 1 direct, ½ indirect
/// @source [Pelland2024] fractional counting of indirect sets
std::map<std::string, double> sets_per_group(const Knowledge& knowledge, const Exercise& exercise);

}  // namespace dowel
