// Days and times of the diary: what exists, what does not, and that text comes back as it went.

#include "core/log/civil_time.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

TEST(CivilTime, EveryDayOfFourCenturiesComesBack) {
  // A whole cycle of the calendar: 146 097 days.
  const LocalDate first = *parse_local_date("1900-01-01");
  int leap_days = 0;
  for (int day = 0; day < 146'097; ++day) {
    const LocalDate date = first + std::chrono::days{day};
    const std::string text = to_text(date);
    ASSERT_EQ(parse_local_date(text), date) << text;
    leap_days += text.substr(5) == "02-29";
  }
  EXPECT_EQ(to_text(first + std::chrono::days{146'097}), "2300-01-01");
  EXPECT_EQ(leap_days, 97);
}

TEST(WeekdayOf, MondayIsNought) {
  EXPECT_EQ(weekday_of(LocalDate{std::chrono::year{2024} / 1 / 1}), 0);    // a Monday
  EXPECT_EQ(weekday_of(LocalDate{std::chrono::year{2024} / 2 / 29}), 3);   // a Thursday
  EXPECT_EQ(weekday_of(LocalDate{std::chrono::year{1969} / 12 / 28}), 6);  // a Sunday before 1970
}

TEST(CivilTime, LeapDaysAreThoseOfTheGregorianCalendar) {
  for (const int year : {1904, 2000, 2024, 2400}) {
    EXPECT_TRUE(make_local_time(year, 2, 29, 0, 0, 0)) << year;
  }
  for (const int year : {1900, 2023, 2100, 2200}) {
    EXPECT_FALSE(make_local_time(year, 2, 29, 0, 0, 0)) << year;
  }
}

TEST(CivilTime, WhatDoesNotExistIsNotMade) {
  struct Case {
    int year, month, day, hour, minute, second;
  };
  for (const Case& one :
       {Case{-1, 1, 1, 0, 0, 0}, Case{10000, 1, 1, 0, 0, 0}, Case{2025, 0, 1, 0, 0, 0},
        Case{2025, 13, 1, 0, 0, 0}, Case{2025, 1, 0, 0, 0, 0}, Case{2025, 4, 31, 0, 0, 0},
        Case{2025, 1, 32, 0, 0, 0}, Case{2025, 1, 1, 24, 0, 0}, Case{2025, 1, 1, -1, 0, 0},
        Case{2025, 1, 1, 0, 60, 0}, Case{2025, 1, 1, 0, -1, 0}, Case{2025, 1, 1, 0, 0, 60},
        Case{2025, 1, 1, 0, 0, -1}, Case{2025, -1, 1, 0, 0, 0}, Case{2025, 1, -1, 0, 0, 0}}) {
    EXPECT_FALSE(make_local_time(one.year, one.month, one.day, one.hour, one.minute, one.second));
  }
  EXPECT_TRUE(make_local_time(0, 1, 1, 0, 0, 0));
  EXPECT_TRUE(make_local_time(9999, 12, 31, 23, 59, 59));
}

TEST(CivilTime, OnlyItsOwnFormsAreRead) {
  for (const char* text : {"2025-9-15", "15-09-2025", "2025/09/15", "20250915", "2025-09-15 ",
                           " 2025-09-15", "2025-09-1x", "2025-+9-15", "٢٠٢٥-٠٩-١٥", ""}) {
    EXPECT_FALSE(parse_local_date(text)) << text;
  }
  for (const char* text :
       {"2025-09-15T07", "2025-09-15T07:4", "2025-09-15t07:48", "2025-09-15T07-48",
        "2025-09-15T07:48:0", "2025-09-15T07:48:00Z", "2025-09-15T07:48:00.5",
        "2025-09-15T07:48:00+02:00", "2025-09-15", "2025-09-15T07:48x00"}) {
    EXPECT_FALSE(parse_local_time(text)) << text;
  }
  for (const char* text : {"2025-09-15T05:48:00", "2025-09-15T05:48Z", "2025-09-15T05:48:00z",
                           "2025-09-15T05:48:00 Z", "Z", "2025-02-30T05:48:00Z"}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

TEST(CivilTime, SecondsAndMomentsComeBack) {
  for (std::int64_t second = -2'000'000'000; second < 2'000'000'000; second += 7'654'321) {
    const LocalTime time{std::chrono::seconds{second}};
    ASSERT_EQ(parse_local_time(to_text(time)), time) << to_text(time);
    const Instant instant{std::chrono::seconds{second}};
    ASSERT_EQ(parse_instant(to_text(instant)), instant) << to_text(instant);
  }
  EXPECT_EQ(to_text(Instant{}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(to_text(LocalTime{std::chrono::seconds{-1}}), "1969-12-31T23:59:59");
}

// A diary sorted as text is sorted by time.
TEST(CivilTime, TextsSortAsTheirTimesDo) {
  std::string before = to_text(LocalTime{std::chrono::seconds{-62'167'219'200}});
  EXPECT_EQ(before, "0000-01-01T00:00:00");
  for (std::int64_t second = -62'000'000'000; second < 253'000'000'000; second += 987'654'321) {
    const std::string now = to_text(LocalTime{std::chrono::seconds{second}});
    ASSERT_LT(before, now);
    before = now;
  }
}

}  // namespace
}  // namespace dowel
