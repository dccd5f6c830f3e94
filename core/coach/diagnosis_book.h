#pragma once

#include <optional>
#include <vector>

#include "core/coach/book.h"
#include "core/diagnosis/check_questions.h"
#include "core/diagnosis/compare_block.h"
#include "core/diagnosis/diagnosis.h"
#include "core/plan/request.h"

/// The diagnosis over a log: findings of the filmed sets, tests done and signs told.
namespace dowel {

/// What may lie behind what was filmed and told in the last eight weeks.
/// @returns errors: as `diagnose`; unreadable for a damaged stored analysis
Result<Diagnosis> diagnose_book(const Book& book);

/// The hypotheses a plan acts on: what a test supports and what the articles suspect first, best
/// first, as far as an exercise trains them. Competing and unlikely ones wait for a test.
std::vector<WeakLink> weak_links_of(const Knowledge& knowledge, const Diagnosis& diagnosis);

/// True where a plan is in force that was made with other weak links than the log now speaks of: it
/// stays as it is until a new one is made.
/// @returns errors: as `Book::request_of`
Result<bool> plan_knows_other_links(const Book& book, const Diagnosis& diagnosis);

/// A lift that was tried and not made, of which nobody has told where it stuck.
struct UntoldMiss {
  SetEntry set{};
  LocalTime when{};
  std::vector<std::string> signs{};  ///< E-… it may have shown, those of its movement alone
};
/// The newest of those that a diagnosis looks back on; nothing once a sign was answered since.
/// @returns errors: as the reader's
Result<std::optional<UntoldMiss>> untold_miss(const Book& book);

/// The newest plan that has run long enough to look back on its block; null: none.
const PlanRecord* plan_to_look_back_on(const Book& book);

/// Signs and tests that spoke for a cause when the plan was made, and wait in its last week, or
/// after it, to be answered again: did it help?
std::vector<CheckQuestion> to_answer_again(const Book& book, const PlanRecord& plan);

/// Whether what was broken before a block holds after it: of every exercise filmed in the block,
/// the last film up to its first week against the newest one at least two weeks later; of signs and
/// tests, the last answer up to its first week against the newest at least two weeks later, up to
/// two weeks after the block.
/// @param from,to  first and last day of the block
Result<BlockComparison> compare_block_of(const Book& book, LocalDate from, LocalDate to);

}  // namespace dowel
