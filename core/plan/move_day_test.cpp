#include "core/plan/move_day.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

using std::chrono::days;

LocalDate january(int day) {
  return *parse_local_date("2026-01-" + std::string(day < 10 ? "0" : "") + std::to_string(day));
}

// Trains on Monday 5 and Thursday 8, something easy on Saturday 10; the same a week later.
Programme two_weeks() {
  Programme programme;
  for (int week = 0; week < 2; ++week) {
    PlanWeek& one = programme.weeks.emplace_back();
    one.number = week + 1;
    one.start = january(5) + days{7 * week};
    for (const int offset : {0, 3, 5}) {
      PlanDay& day = one.days.emplace_back();
      day.date = one.start + days{offset};
      day.weekday = offset;
      day.training = offset != 5;
      day.minutes = 10 * offset + 30;
    }
  }
  return programme;
}

std::vector<LocalDate> dates(const PlanWeek& week) {
  std::vector<LocalDate> all;
  for (const PlanDay& day : week.days) all.push_back(day.date);
  return all;
}

TEST(MoveDay, AFreeDayTakesTheSession) {
  Programme programme = two_weeks();
  EXPECT_TRUE(move_day(programme, {january(5), january(6), ""}));
  EXPECT_EQ(dates(programme.weeks[0]), (std::vector{january(6), january(8), january(10)}));
  EXPECT_EQ(programme.weeks[0].days[0].weekday, 1);
  EXPECT_EQ(programme.weeks[0].days[0].minutes, 30) << "with all that is in it";
  EXPECT_EQ(dates(programme.weeks[1]), dates(two_weeks().weeks[1]));
}

TEST(MoveDay, TwoDaysChangePlaces) {
  Programme programme = two_weeks();
  EXPECT_TRUE(move_day(programme, {january(5), january(10), ""}));
  EXPECT_EQ(dates(programme.weeks[0]), (std::vector{january(5), january(8), january(10)}));
  EXPECT_FALSE(programme.weeks[0].days[0].training);
  EXPECT_TRUE(programme.weeks[0].days[2].training);
  EXPECT_EQ(programme.weeks[0].days[2].weekday, 5);
  EXPECT_TRUE(move_day(programme, {january(10), january(5), ""}));
  EXPECT_TRUE(programme.weeks[0].days[0].training) << "and back";
}

TEST(MoveDay, WhatCannotBeMovedStays) {
  for (const DayMove& move :
       {DayMove{january(6), january(7), ""}, DayMove{january(5), january(5), ""},
        DayMove{january(5), january(12), ""}, DayMove{january(1), january(2), ""},
        DayMove{january(28), january(29), ""}}) {
    Programme programme = two_weeks();
    EXPECT_FALSE(move_day(programme, move)) << to_text(move.from);
    EXPECT_EQ(dates(programme.weeks[0]), dates(two_weeks().weeks[0]));
  }
}

}  // namespace
}  // namespace dowel
