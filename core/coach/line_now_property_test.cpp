// Whatever the log and the plan: next, today, the shown and the printed plan name the same, and a
// target says more only of what is more than was done.

#include <gtest/gtest.h>

#include "core/coach/line_now.h"
#include "core/coach/plan_now.h"
#include "core/coach/testing/random_log.h"
#include "core/coach/today_book.h"
#include "core/plan/amount_words.h"
#include "core/plan/each_line.h"

namespace dowel {
namespace {

using testing::LogMaker;
using testing::ToldLog;

constexpr int kLogs = 600;

bool same(const Prescription& line, const WorkTarget& target) {
  const bool reps = !line.reps || line.reps->from == target.reps;
  const bool load = line.load.kind != LoadKind::kGiven || line.load.load_kg == target.load_kg;
  return line.sets == target.sets && reps && load && line.per_side == target.per_side;
}

bool counted(const PlanBlock& block, const Prescription& line) {
  return takes_target(block.kind) && (line.own || !(line.reps && line.hold_s)) &&
         (line.own || line.reps);
}

TEST(LineNowProperty, NextTodayAndThePlanNameTheSame) {
  LogMaker maker(17);
  int compared = 0;
  int gates = 0;
  for (int i = 0; i < kLogs; ++i) {
    ToldLog told;
    maker.fill(told);
    const Book book = told.book(maker.now());
    const std::optional<KeptPlan> plan = plan_that_counts(book);
    if (!plan || plan->programme.stop) continue;
    KeptPlan shown = *plan;
    ASSERT_TRUE(bring_up_to_date(book, shown, {day_of(book.now())}));
    std::set<std::string> met;
    for_each_line(shown.programme, [&](const PlanWeek&, const PlanDay& day, const PlanBlock& block,
                                       const Prescription& line) {
      const Exercise* exercise = find_exercise(book.knowledge(), line.exercise);
      if (!exercise || day.date < day_of(book.now()) || !counted(block, line)) return;
      if (!met.insert(exercise->slug).second) return;
      const NextStep next = next_step(book, exercise->slug).value();
      const AskedNext asked = asked_next(book, next, &*plan);
      ASSERT_TRUE(asked.on) << exercise->slug;
      if (*asked.on != day.date) return;  // done today already: next is the time after
      EXPECT_TRUE(same(line, asked.target)) << "log " << i << " " << exercise->slug;
      const Today today = today_of(book, *plan, day.date).value();
      bool found = false;
      for_each_line(*today.day, [&](const PlanBlock& there, const Prescription& of_day) {
        if (of_day.exercise != line.exercise || !counted(there, of_day)) return;
        found = found || same(of_day, asked.target);
      });
      EXPECT_TRUE(found) << "log " << i << " " << exercise->slug;
      ++compared;
      if (!today.main || today.main->scheme.exercise != exercise->slug) return;
      EXPECT_EQ(today.main->ruling.planned_step,
                target_text(asked.if_passed, book.athlete().shown_unit))
          << "log " << i << " " << exercise->slug;
      ++gates;
    });
  }
  EXPECT_GT(compared, kLogs);
  EXPECT_GT(gates, 50);
}

// Fewest repetitions and sets of the last session at the very load of the target.
std::pair<int, int> done_at(const DoneSession& session, double load_kg) {
  int sets = 0;
  int reps = 1000;
  for (const SetEntry& set : session.sets) {
    if (set.load_kg != load_kg || set.reps.value_or(0) == 0) continue;
    ++sets;
    reps = std::min(reps, *set.reps);
  }
  return {sets, reps};
}

TEST(LineNowProperty, NoTargetIsBelowWhatWasDoneWhileNothingSpeaksAgainstIt) {
  LogMaker maker(23);
  int looked = 0;
  for (int i = 0; i < kLogs; ++i) {
    ToldLog told;
    maker.fill(told);
    const Book book = told.book(maker.now());
    for (const char* slug : {"deadlift", "romanian-deadlift", "hip-thrust", "good-morning"}) {
      const NextStep next = next_step(book, slug).value();
      if (next.all.empty() || next.scheme.own || next.progress.after_gap) continue;
      const StepTaken& step = *next.progress.decided_by();
      const DoneSession& last = next.all.back();
      const bool missed =
          std::ranges::any_of(last.sets, [](const SetEntry& set) { return set.reps == 0; });
      if (step.kind == StepKind::kStepBack || last.easy || missed || next.progress.sore) continue;
      if (last.gate == GateVerdict::kRegress || !next.progress.target.load_kg) continue;
      const auto [sets, reps] = done_at(last, *next.progress.target.load_kg);
      if (sets == 0) continue;
      EXPECT_GE(next.progress.target.sets, sets) << "log " << i << " " << slug;
      EXPECT_GE(next.progress.target.reps, reps)
          << "log " << i << " " << slug << ": " << step.why.text;
      if (step.kind == StepKind::kMoreReps) {
        EXPECT_EQ(next.progress.target.reps, reps + 1) << "log " << i << " " << slug;
      }
      ++looked;
    }
  }
  EXPECT_GT(looked, kLogs / 5);
}

}  // namespace
}  // namespace dowel
