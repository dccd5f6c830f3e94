#pragma once

#include "core/coach/plan_book.h"

namespace dowel {

/// A pain that was told, as a question how it is now; nothing where it is 0.
/// @param days  so long ago at least
std::optional<Advice> question_about_pain(const Book& book, const PainReport& report, int days = 0);

/// Puts to the next day of a plan what is to be answered again: pain that was told some days ago
/// (`CoachRules::ask_days`) and still counts, and in the last week what the block was made for.
/// @param pain  that stands now
/// @param plan  as it counts now; its days change
void ask_again(const Book& book, const std::vector<PainReport>& pain, KeptPlan& plan);

}  // namespace dowel
