#pragma once

#include <optional>
#include <string_view>

#include "core/coach/gate_book.h"
#include "core/coach/plan_book.h"

/// What a line of the plan asks for by now: its sets, and the load, repetitions and holds that the
/// log has come to. `next`, `today`, the shown and the printed plan all ask here, so that they name
/// the same.
namespace dowel {

/// True for the parts of a session whose lines take a target from the log.
bool takes_target(BlockKind kind);

/// The days of a plan that are asked about.
struct DaysAsked {
  LocalDate from{};
  std::optional<LocalDate> until{};  ///< the last of them; absent: to the end of the plan
};

/// Brings the lines of a plan on the days asked about up to date. An exercise's first line asks for
/// exactly what comes next, later ones for that or more; in an easier week the load stays and the
/// repetitions are the plan's. The plan decides how many sets there are, and says so where they are
/// fewer than were done last.
/// @param plan  as `plan_now` gives it
/// @param asked  from the first day on that is still to come: what an exercise's first line is
/// hangs on it
/// @returns errors: as `next_step`
Result<void> bring_up_to_date(const Book& book, KeptPlan& plan, DaysAsked asked);

/// What an exercise is asked for next, as the plan has it where it stands in the plan.
struct AskedNext {
  WorkTarget target{};
  WorkTarget if_passed{};       ///< the same, had the gate passed the last session
  bool waits_for_pass = false;  ///< `if_passed` asks for more than `target` does
  Reason why{};
  std::optional<LocalDate> on{};       ///< the day of the plan; absent: it does not stand there
  BlockKind block = BlockKind::kMain;  ///< in which it stands there
  std::optional<IntRange> reserve{};   ///< repetitions the plan leaves in reserve there
  std::optional<Tempo> tempo{};        ///< in which the plan has it done there
};

/// @param plan  that counts, as `plan_now` gives it; null: none
AskedNext asked_next(const Book& book, const NextStep& next, const KeptPlan* plan);

/// Why the plan that counts has an easier hinge in place of this exercise, for who learns the
/// pattern and has not done the exercise since the plan was made; empty: it has not.
/// @param plan  null: none
Result<Advice> pattern_first(const Book& book, const NextStep& next, const KeptPlan* plan);

/// The plan that counts now, as the log says it is by now; nothing where there is none or it cannot
/// be read.
std::optional<KeptPlan> plan_that_counts(const Book& book);

/// What a plan in force asked of an exercise on a day; nothing where none had been made by then, or
/// the exercise did not stand in its week.
/// @param before  the target before that session
std::optional<WorkTarget> was_asked(const Book& book, const NextStep& next, LocalTime when);

}  // namespace dowel
