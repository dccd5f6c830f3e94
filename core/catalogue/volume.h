#pragma once

#include <map>

#include "core/catalogue/knowledge.h"

namespace dowel {

/// Sets per muscle that one set of the exercise counts for: 1 direct, ½ indirect.
/// @returns muscle id → sets, each in (0, 1]
/// @source [Pelland2024] fractional counting of indirect sets
std::map<std::string, double> sets_per_muscle(const Exercise& exercise);

/// The same rolled up to groups (decision K-17). A muscle in two groups counts in the group the
/// exercise names for it, else in both by its shares, which sum to one: its work is counted once.
/// Within a group the hardest worked member decides, so five adductors do not make five sets.
/// @returns group id → sets, each in (0, 1]
std::map<std::string, double> sets_per_group(const Knowledge& knowledge, const Exercise& exercise);

/// One set split over the groups it trains, for balance charts.
/// @returns group id → part of the set; sums to 1, or empty when the exercise has no targets
std::map<std::string, double> split_of_set(const Knowledge& knowledge, const Exercise& exercise);

}  // namespace dowel
