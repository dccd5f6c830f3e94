// A session of the plan that was done a day early or late is that session.
#include "core/coach/done_elsewhere.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/line_now.h"
#include "core/coach/plan_now.h"
#include "core/coach/testing/told_log.h"
#include "core/coach/today_book.h"

namespace dowel {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::on;
using testing::plan_at;
using testing::ToldLog;
using testing::training_dates;

// Mondays, Wednesdays and Fridays from 2026-01-05 on.
void plan_three_days(ToldLog& told) {
  told.plans("2026-01-04T08:00", 4, [](PlanRequest& request) { request.start = on("2026-01-05"); });
}

// Logs what the plan asks for on a day, at another time.
void do_session_of(ToldLog& told, const char* planned, const std::string& when,
                   std::size_t lines = 100) {
  std::vector<std::string> slugs;
  for (const PlanWeek& week : plan_at(told, when).programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (day.date != on(planned)) continue;
      for (const PlanBlock& block : day.blocks) {
        for (const Prescription& line : block.lines) {
          if (takes_target(block.kind)) slugs.push_back(line.exercise);
        }
      }
    }
  }
  for (std::size_t i = 0; i < std::min(lines, slugs.size()); ++i) {
    told.trains(when, slugs[i], 8, 20);
  }
}

TEST(DoneElsewhere, ASessionDoneADayEarlyIsNotAskedForAgain) {
  for (const std::size_t lines : {100U, 1U}) {  // all of it, or its main lift
    ToldLog told;
    plan_three_days(told);
    do_session_of(told, "2026-01-05", "2026-01-05T18:00");
    do_session_of(told, "2026-01-07", "2026-01-06T18:00", lines);
    const KeptPlan plan = plan_at(told, "2026-01-07T08:00");
    EXPECT_THAT(training_dates(plan, 0),
                ElementsAre(on("2026-01-05"), on("2026-01-06"), on("2026-01-09")));
    const Book book = told.book("2026-01-07T08:00");
    const Today today = today_of(book, plan, on("2026-01-07")).value();
    EXPECT_FALSE(today.day && today.day->training);
    EXPECT_EQ(today.next, on("2026-01-09"));
    EXPECT_THAT(today.advice, HasSubstr("Tue 6 Jan"));
    const AskedNext asked =
        asked_next(book, next_step(book, plan.programme.main_hinge).value(), &plan);
    EXPECT_GT(asked.on.value_or(LocalDate{}), on("2026-01-07"));
  }
}

TEST(DoneElsewhere, TheSessionBeforeCountsRatherThanTheOneAfter) {
  ToldLog told;
  plan_three_days(told);
  do_session_of(told, "2026-01-05", "2026-01-06T18:00");  // Monday's, a day late
  EXPECT_THAT(training_dates(plan_at(told, "2026-01-07T08:00"), 0),
              ElementsAre(on("2026-01-06"), on("2026-01-07"), on("2026-01-09")));
  // While it is being done it stays the session of the day.
  EXPECT_THAT(training_dates(plan_at(told, "2026-01-06T18:30"), 0),
              ElementsAre(on("2026-01-06"), on("2026-01-07"), on("2026-01-09")));
}

TEST(DoneElsewhere, ASundayMayTakeTheMondayAfter) {
  ToldLog told;
  plan_three_days(told);
  for (const char* day : {"2026-01-05", "2026-01-07", "2026-01-09"}) {
    do_session_of(told, day, std::string(day) + "T18:00");
  }
  do_session_of(told, "2026-01-12", "2026-01-11T18:00");
  EXPECT_THAT(training_dates(plan_at(told, "2026-01-12T08:00"), 1),
              ElementsAre(on("2026-01-14"), on("2026-01-16")));
}

TEST(DoneElsewhere, OtherWorkIsNoSessionOfThePlan) {
  ToldLog told;
  plan_three_days(told);
  do_session_of(told, "2026-01-05", "2026-01-05T18:00");
  told.trains("2026-01-06T18:00", "front-squat");
  EXPECT_THAT(training_dates(plan_at(told, "2026-01-07T08:00"), 0),
              ElementsAre(on("2026-01-05"), on("2026-01-07"), on("2026-01-09")));
}

TEST(DoneElsewhere, WhatWasDoneBeforeThePlanWasMadeIsNoneOfIt) {
  ToldLog told;
  told.plans("2026-01-06T20:00", 4, [](PlanRequest& request) { request.start = on("2026-01-06"); });
  const KeptPlan before = plan_at(told, "2026-01-06T20:01");
  do_session_of(told, "2026-01-07", "2026-01-06T18:00");
  EXPECT_EQ(training_dates(plan_at(told, "2026-01-07T08:00"), 0), training_dates(before, 0));
}

}  // namespace
}  // namespace dowel
