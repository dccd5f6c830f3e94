// Where waves and percentages of the own programme stand: from plan to plan, and through weeks
// missed.
#include "core/coach/rule_week.h"

#include <gtest/gtest.h>

#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using testing::at;
using testing::ToldLog;

constexpr const char* kFirst = "2026-01-05T08:00";  // a Monday

OwnLift waves() {
  OwnRule rule;
  rule.by = OwnProgress::kPercent;
  rule.percents = {70, 75, 80, 85};
  rule.max_kg = 200;
  return {"deadlift", 3, 5, true, rule};
}

void plans_from(ToldLog& told, const std::string& made, const OwnLift& lift) {
  told.plans(made, 4, [&](PlanRequest& request) { request.days[0].own = {lift}; });
}

void pulls(ToldLog& told, const std::string& day) {
  const SessionId id{day};
  told.log.sessions.push_back(
      {.id = id, .athlete = told.athlete.id, .started = at(day + "T18:00")});
  told.log.sets.push_back({.id = {day + "set"},
                           .session = id,
                           .exercise = {"deadlift", ""},
                           .reps = 5,
                           .load_kg = 140.0});
}

// @param now  when it is asked; @param day  that is asked about
RuleWeek week_of(ToldLog& told, const std::string& now, const std::string& day) {
  const Book book = told.book(now + "T08:00");
  const NextStep next = next_step(book, "deadlift").value();
  return rule_week(book, next, day_of(at(day + "T08:00")));
}

TEST(RuleWeek, CountsTheWeeksInWhichItWasDone) {
  ToldLog told;
  plans_from(told, kFirst, waves());
  EXPECT_EQ(week_of(told, "2026-01-05", "2026-01-05").week, 0);
  EXPECT_EQ(week_of(told, "2026-01-05", "2026-01-19").week, 2) << "of what is still to come, all";
  pulls(told, "2026-01-05");
  pulls(told, "2026-01-14");  // two days late is still that week
  const RuleWeek third = week_of(told, "2026-01-19", "2026-01-19");
  EXPECT_EQ(third.week, 2);
  EXPECT_FALSE(third.waited);
  EXPECT_FALSE(third.done);
}

TEST(RuleWeek, WaitsForEachWeekThatWasMissed) {
  ToldLog told;
  plans_from(told, kFirst, waves());
  pulls(told, "2026-01-05");
  const RuleWeek fourth = week_of(told, "2026-01-26", "2026-01-26");
  EXPECT_EQ(fourth.week, 1);
  EXPECT_TRUE(fourth.waited);
  EXPECT_EQ(week_of(told, "2026-01-26", "2026-01-12").week, 1) << "of a day gone by as it was";
}

TEST(RuleWeek, KnowsTheWeekThatIsDone) {
  ToldLog told;
  plans_from(told, kFirst, waves());
  pulls(told, "2026-01-05");
  EXPECT_TRUE(week_of(told, "2026-01-07", "2026-01-07").done);
  EXPECT_FALSE(week_of(told, "2026-01-07", "2026-01-12").done);
}

TEST(RuleWeek, GoesOnWithTheNextPlanAndBeginsAnewAfterABreak) {
  ToldLog told;
  plans_from(told, kFirst, waves());
  for (const char* day : {"2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"}) {
    pulls(told, day);
  }
  plans_from(told, "2026-02-02T08:00", waves());
  EXPECT_EQ(week_of(told, "2026-02-02", "2026-02-02").week, 4);
  plans_from(told, "2026-04-06T08:00", waves());
  EXPECT_EQ(week_of(told, "2026-04-06", "2026-04-06").week, 0)
      << "weeks without a plan lie between";
}

TEST(RuleWeek, BeginsAnewWithAnotherRule) {
  ToldLog told;
  plans_from(told, kFirst, waves());
  pulls(told, "2026-01-05");
  OwnLift other = waves();
  other.rule->percents = {60, 65};
  plans_from(told, "2026-01-12T08:00", other);
  EXPECT_EQ(week_of(told, "2026-01-12", "2026-01-12").week, 0);
}

TEST(RuleWeek, IsNothingForALiftWithoutWaves) {
  ToldLog told;
  plans_from(told, kFirst, {"deadlift", 3, 5, true, {}});
  pulls(told, "2026-01-05");
  EXPECT_EQ(week_of(told, "2026-01-26", "2026-01-26").week, 0);
}

}  // namespace
}  // namespace dowel
