#pragma once

#include "core/coach/plan_book.h"

namespace dowel {

/// Puts to the next day of a plan what is to be answered again: pain that was told some days ago
/// (`CoachRules::ask_days`) and still counts, and in the last week what the block was made for.
/// @param pain  that stands now
/// @param plan  as it counts now; its days change
void ask_again(const Book& book, const std::vector<PainReport>& pain, KeptPlan& plan);

}  // namespace dowel
