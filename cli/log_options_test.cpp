#include "cli/log_options.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

namespace dowel::cli {
namespace {

std::string when(const std::string& text) {
  const auto moment = parse_when(text, *parse_local_time("2026-01-05T18:30:20"));
  return moment ? to_text(*moment) : "refused: " + moment.error().hint;
}

TEST(ParseWhen, KnowsDaysInWordsAndFigures) {
  EXPECT_EQ(when("now"), "2026-01-05T18:30:20");
  EXPECT_EQ(when("today"), "2026-01-05T18:30:20");
  EXPECT_EQ(when("Yesterday"), "2026-01-04T00:00:00");
  EXPECT_EQ(when("Tomorrow"), "2026-01-06T00:00:00");
  EXPECT_EQ(when("-3d"), "2026-01-02T00:00:00");
  EXPECT_EQ(when("-10d"), "2025-12-26T00:00:00");
  EXPECT_EQ(when(" 2025-02-28 "), "2025-02-28T00:00:00");
}

// With points the day comes first; with strokes only a day above twelve says which it is.
TEST(ParseWhen, KnowsDaysAsTheyAreWrittenOnPaper) {
  EXPECT_EQ(when("5.1.2026"), "2026-01-05T00:00:00");
  EXPECT_EQ(when("12.01.2026 18:30"), "2026-01-12T18:30:00");
  EXPECT_EQ(when("25/1/2026"), "2026-01-25T00:00:00");
  EXPECT_EQ(when("1/25/2026"), "2026-01-25T00:00:00");
  EXPECT_EQ(when("3/3/2026"), "2026-03-03T00:00:00");
}

// The fifth of January 2026 is a Monday.
TEST(ParseWhen, AWeekdayThatWasIsTheLastOne) {
  const auto done = [](const std::string& text) {
    const auto moment = parse_when_done(text, *parse_local_time("2026-01-05T18:30:20"));
    return moment ? to_text(*moment) : "refused";
  };
  EXPECT_EQ(done("mon"), "2026-01-05T00:00:00");
  EXPECT_EQ(done("Tue"), "2025-12-30T00:00:00");
  EXPECT_EQ(done("friday 18:30"), "2026-01-02T18:30:00");
  EXPECT_EQ(done("sunday"), "2026-01-04T00:00:00");
  EXPECT_EQ(done("yesterday"), "2026-01-04T00:00:00");
  EXPECT_EQ(done("fr"), "refused");
  EXPECT_EQ(done("last monday"), "2025-12-29T00:00:00") << "today is a Monday";
  EXPECT_EQ(done("last tue 18:30"), "2025-12-30T18:30:00");
  EXPECT_EQ(done("2 days ago"), "2026-01-03T00:00:00");
  EXPECT_EQ(done("a week ago"), "2025-12-29T00:00:00");
  EXPECT_EQ(done("2 moons ago"), "refused");
}

TEST(ParseWhen, ADayThatMayBeTwoIsNamedInFull) {
  const auto when = parse_when("5/1/2026", *parse_local_time("2026-01-05T18:30:20"));
  ASSERT_FALSE(when);
  EXPECT_EQ(when.error().message, "'5/1/2026' may be two days");
  EXPECT_EQ(when.error().hint, "write 2026-01-05 or 2026-05-01");
}

TEST(ParseWhen, KnowsTimesOfDay) {
  EXPECT_EQ(when("7:05"), "2026-01-05T07:05:00");
  EXPECT_EQ(when("today 07:05"), "2026-01-05T07:05:00");
  EXPECT_EQ(when("yesterday 18:30"), "2026-01-04T18:30:00");
  EXPECT_EQ(when("-1d 18:30:15"), "2026-01-04T18:30:15");
  EXPECT_EQ(when("2025-12-31T23:59"), "2025-12-31T23:59:00");
  EXPECT_EQ(when("2025-12-31 23:59:58"), "2025-12-31T23:59:58");
}

TEST(ParseWhen, RefusesWhatIsNoDayAndSaysHowToWriteOne) {
  for (const char* text : {"",         " ",           "2026-02-30",    "2026-13-01",
                           "26-01-05", "-d",          "--3d",          "-3",
                           "-3.5d",    "-99999999d",  "25:00",         "18:60",
                           "18:3x",    "2026-01-05T", "2026-01-05T18", "2026-01-05X18:30",
                           "18:30:99", "5.13.2026",   "5.1.26",        "today yesterday",
                           ":",        "-1:30",       "+1:30"}) {
    EXPECT_TRUE(when(text).starts_with("refused: write for example today")) << text;
  }
}

TEST(ParseWhen, RefusesDaysBeforeAnybodyWhoTrainsWasBorn) {
  for (const char* text : {"0000-01-01", "0026-01-05", "1850-01-01", "1899-12-31T23:59"}) {
    const auto when = parse_when(text, *parse_local_time("2026-01-05T18:30:20"));
    ASSERT_FALSE(when) << text;
    EXPECT_EQ(when.error().code, ErrorCode::kUsage);
    EXPECT_EQ(when.error().message, std::string("'").append(text).append("' is before 1900"));
  }
  EXPECT_TRUE(parse_when("1900-01-01"));
}

TEST(ParseWhen, LocalNowFollowsTheTimeZone) {
  ::setenv("TZ", "XXX-5", 1);
  ::tzset();
  const LocalTime there = local_now();
  const auto utc = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  ::unsetenv("TZ");
  ::tzset();
  const auto ahead = there.time_since_epoch() - utc.time_since_epoch();
  constexpr std::chrono::seconds kSlowMachine{60};
  EXPECT_LE(std::chrono::abs(ahead - std::chrono::hours{5}), kSlowMachine);
}

TEST(ParseLoad, ReadsKilogramsAndPounds) {
  EXPECT_EQ(parse_load("60", MassUnit::kKilogram).value(), 60);
  EXPECT_EQ(parse_load("60kg", MassUnit::kPound).value(), 60);
  EXPECT_EQ(parse_load(" 62,5 KG ", MassUnit::kPound).value(), 62.5);
  EXPECT_DOUBLE_EQ(parse_load("100", MassUnit::kPound).value(), 45.359237);
  EXPECT_DOUBLE_EQ(parse_load("132.5 lb", MassUnit::kKilogram).value(), 60.100989025);
  EXPECT_DOUBLE_EQ(parse_load("10lbs", MassUnit::kKilogram).value(), 4.5359237);
  EXPECT_EQ(parse_load("0", MassUnit::kKilogram).value(), 0);
}

TEST(ParseLoad, RefusesWhatIsNoLoad) {
  for (const char* text : {"", "kg", "heavy", "60 stone", "-20", "1e3", "60kg60", "nan", "6 0"}) {
    const auto load = parse_load(text, MassUnit::kKilogram);
    ASSERT_FALSE(load) << text;
    EXPECT_EQ(load.error().code, ErrorCode::kUsage);
    EXPECT_FALSE(load.error().hint.empty());
  }
}

}  // namespace
}  // namespace dowel::cli
