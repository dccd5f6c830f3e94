// A training day of which nothing was logged: done a day later where that leaves a day between, or
// let go with a word.
#include "core/coach/missed_day.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/plan_now.h"
#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::on;
using testing::plan_at;
using testing::ToldLog;
using testing::training_dates;

// Mondays, Wednesdays and Fridays from 2026-01-05 on, trained until the Wednesday of week 1.
void train_until_wednesday(ToldLog& told) {
  told.plans("2026-01-04T08:00", 4, [](PlanRequest& request) { request.start = on("2026-01-05"); });
  told.trains("2026-01-05T18:00").trains("2026-01-07T18:00");
}

std::string notes_of(const KeptPlan& plan, LocalDate date) {
  std::string notes;
  for (const PlanWeek& week : plan.programme.weeks) {
    for (const PlanDay& day : week.days) {
      if (day.date != date) continue;
      for (const Advice& note : day.notes) notes += note.text + "\n";
    }
  }
  return notes;
}

TEST(MissedDay, IsDoneTheDayAfterWhereADayLiesBetweenItAndTheNext) {
  ToldLog told;
  train_until_wednesday(told);
  const KeptPlan before = plan_at(told, "2026-01-09T08:00");
  EXPECT_THAT(training_dates(before, 0),
              ElementsAre(on("2026-01-05"), on("2026-01-07"), on("2026-01-09")));
  const KeptPlan saturday = plan_at(told, "2026-01-10T08:00");  // Friday was missed
  EXPECT_THAT(training_dates(saturday, 0),
              ElementsAre(on("2026-01-05"), on("2026-01-07"), on("2026-01-10")));
  EXPECT_THAT(notes_of(saturday, on("2026-01-10")), HasSubstr("session of Fri 9 Jan"));
  EXPECT_EQ(training_dates(saturday, 1), training_dates(before, 1)) << "the weeks stay";
}

TEST(MissedDay, IsLetGoTheDayBeforeTheNext) {
  ToldLog told;
  train_until_wednesday(told);
  const KeptPlan sunday = plan_at(told, "2026-01-11T08:00");
  EXPECT_THAT(training_dates(sunday, 0),
              ElementsAre(on("2026-01-05"), on("2026-01-07"), on("2026-01-09")));
  EXPECT_THAT(notes_of(sunday, on("2026-01-12")), HasSubstr("It is let go"));
  const KeptPlan monday = plan_at(told, "2026-01-12T08:00");
  EXPECT_THAT(notes_of(monday, on("2026-01-12")), HasSubstr("session of Fri 9 Jan"));
}

TEST(MissedDay, IsNoneOnceSomethingWasTrained) {
  ToldLog told;
  train_until_wednesday(told);
  told.trains("2026-01-10T18:00", "hip-thrust");
  const KeptPlan monday = plan_at(told, "2026-01-12T08:00");
  EXPECT_EQ(notes_of(monday, on("2026-01-12")).find("let go"), std::string::npos);
}

TEST(MissedDay, WhoLogsNothingHasMissedNothing) {
  ToldLog told;
  told.plans("2026-01-04T08:00", 4, [](PlanRequest& request) { request.start = on("2026-01-05"); });
  const KeptPlan plan = plan_at(told, "2026-01-10T08:00");
  EXPECT_THAT(training_dates(plan, 0),
              ElementsAre(on("2026-01-05"), on("2026-01-07"), on("2026-01-09")));
}

TEST(MissedDay, OneFromLongAgoIsNotSpokenOf) {
  ToldLog told;
  train_until_wednesday(told);
  const KeptPlan plan = plan_at(told, "2026-01-17T08:00");  // the Friday before last and two more
  EXPECT_EQ(notes_of(plan, on("2026-01-19")).find("2026-01-09"), std::string::npos);
}

TEST(MissedDay, OfSeveralAllAreTold) {
  ToldLog told;
  train_until_wednesday(told);  // Friday the 9th and Monday the 12th were missed
  const KeptPlan plan = plan_at(told, "2026-01-13T08:00");
  EXPECT_THAT(notes_of(plan, on("2026-01-14")), HasSubstr("last 2 sessions"));
  EXPECT_THAT(notes_of(plan, on("2026-01-14")), HasSubstr("12 Jan"));
}

TEST(MissedDay, IsNoneWhereItWasHeldOff) {
  for (const int level : {2, 4, 7}) {
    ToldLog told;
    train_until_wednesday(told);
    told.hurts("2026-01-09T08:00", Region::kLowerBack, level);
    told.hurts("2026-01-11T08:00", Region::kLowerBack, 0);
    const std::string notes = notes_of(plan_at(told, "2026-01-12T08:00"), on("2026-01-12"));
    EXPECT_EQ(notes.find("let go") == std::string::npos, level > 2) << level << notes;
  }
}

}  // namespace
}  // namespace dowel
