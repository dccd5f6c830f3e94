// Whatever the log: the gate, next, today and the plan say the same of one exercise. What one of
// them holds back none of the others asks for.

#include <gtest/gtest.h>

#include <map>

#include "core/catalogue/progress_rules.h"
#include "core/coach/line_now.h"
#include "core/coach/plan_now.h"
#include "core/coach/testing/random_log.h"
#include "core/coach/today_book.h"
#include "core/plan/each_line.h"

namespace dowel {
namespace {

using testing::LogMaker;
using testing::ToldLog;

constexpr int kLogs = 600;
constexpr const char* kSlugs[] = {"deadlift",     "romanian-deadlift",   "hip-thrust",
                                  "squat",        "cossack-squat",       "glute-bridge",
                                  "good-morning", "kettlebell-deadlift", "sumo-romanian-deadlift"};

std::optional<double> heaviest(const std::vector<SetEntry>& sets) {
  std::optional<double> most;
  for (const SetEntry& set : sets) {
    if (set.kind != SetKind::kWarmup && set.reps.value_or(1) > 0) {
      most = std::max(most, set.load_kg);
    }
  }
  return most;
}

bool holds(const NextStep& next) {
  const GateVerdict word = next.overridden ? next.overridden->to : next.ruling.verdict;
  return word == GateVerdict::kHold || word == GateVerdict::kRegress;
}

TEST(GateAgrees, WhatTheGateHoldsBackNobodyAsksFor) {
  LogMaker maker(31);
  int held = 0;
  std::map<std::string, int> faults;
  std::map<std::string, std::string> first;
  for (int i = 0; i < kLogs; ++i) {
    ToldLog told;
    maker.fill(told);
    const Book book = told.book(maker.now());
    const std::optional<KeptPlan> plan = plan_that_counts(book);
    for (const char* slug : kSlugs) {
      const NextStep next = next_step(book, slug).value();
      if (next.all.empty() || next.progress.steps.empty() || !holds(next)) continue;
      const bool by_calendar =
          next.line && next.line->rule && next.line->rule->by == OwnProgress::kPercent;
      const auto most_kg = heaviest(next.done);
      if (by_calendar || !most_kg) continue;
      ++held;
      const AskedNext asked = asked_next(book, next, plan ? &*plan : nullptr);
      const auto blame = [&](const std::string& who, std::optional<double> load_kg) {
        const double before_kg = std::max(*most_kg, next.before.load_kg.value_or(0));
        // The next load that there is may be more by what nobody feels.
        const double most = before_kg * (1 + book.knowledge().progress->same_load_percent / 100);
        if (load_kg.value_or(0) <= most + 1e-9) return;
        const std::string fault = who + (next.ruling.pain_decided ? ", held for pain" : "");
        if (++faults[fault] == 1) {
          first[fault] = "log " + std::to_string(i) + " " + slug + ": " + std::to_string(*load_kg) +
                         " after " + std::to_string(*most_kg) + "; " + next.ruling.why.text +
                         " | " + asked.why.text;
        }
      };
      blame("next", asked.target.load_kg);
      if (!plan || plan->programme.stop || !asked.on) continue;
      const Today today = today_of(book, *plan, *asked.on).value();
      if (!today.day) continue;
      for_each_line(*today.day, [&](const PlanBlock& block, const Prescription& line) {
        if (takes_target(block.kind) && line.exercise == slug && !line.own) {
          blame("today", line.load.load_kg);
        }
      });
    }
  }
  for (const auto& [fault, times] : faults) {
    ADD_FAILURE() << times << " x " << fault << "\n  first: " << first[fault];
  }
  EXPECT_GT(held, kLogs / 4);
}

TEST(GateAgrees, WhatNextSaysIsNotYetNoPlanAsksForWithALoad) {
  LogMaker maker(37);
  int asked = 0, not_yet = 0;
  std::map<std::string, int> faults;
  for (int i = 0; i < kLogs; ++i) {
    ToldLog told;
    maker.fill(told);
    const Book book = told.book(maker.now());
    std::optional<KeptPlan> plan = plan_that_counts(book);
    if (!plan || plan->programme.stop) continue;
    ASSERT_TRUE(bring_up_to_date(book, *plan, {day_of(book.now())}));
    std::map<std::string, bool> waits;
    for_each_line(plan->programme, [&](const PlanWeek&, const PlanDay& day, const PlanBlock& block,
                                       const Prescription& line) {
      const Exercise* exercise = find_exercise(book.knowledge(), line.exercise);
      if (!exercise || day.date < day_of(book.now()) || !takes_target(block.kind)) return;
      const bool loaded = line.own || line.load.kind == LoadKind::kGiven ||
                          (line.load.kind == LoadKind::kByEffort && line.with != "bodyweight");
      if (!loaded) return;
      const std::string key = exercise->slug + (line.own ? " own" : "");
      if (!waits.contains(key)) {
        waits[key] =
            !(line.own ? why_not_own_now(book, line.exercise) : why_not_now(book, *exercise))
                 .value()
                 .empty();
      }
      ++asked;
      not_yet += waits[key];
      if (waits[key]) ++faults[key + " in log " + std::to_string(i)];
    });
  }
  for (const auto& [fault, times] : faults) ADD_FAILURE() << times << " x " << fault;
  EXPECT_GT(asked, kLogs);
}

}  // namespace
}  // namespace dowel
