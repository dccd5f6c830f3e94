#include "formats/text_values.h"

#include <gtest/gtest.h>

namespace dowel::formats {
namespace {

std::string time_of(std::string_view text) {
  const auto time = parse_foreign_time(text);
  return time ? to_text(time->time) + (time->utc ? "Z" : "") : "none";
}

TEST(ParseNumber, TakesPointAndComma) {
  EXPECT_EQ(parse_number(" 82.5 "), 82.5);
  EXPECT_EQ(parse_number("82,5"), 82.5);
  EXPECT_EQ(parse_number("-3"), -3);
  EXPECT_EQ(parse_whole("13.0"), 13);
}

TEST(ParseNumber, GuessesNothing) {
  for (const char* text : {"", "-", "1,234.5", "1.234,5", "1,2,3", "1e5", "nan", "inf", "0x10",
                           "5kg", "1 000", "99999999", "--1", "1-", "."}) {
    EXPECT_FALSE(parse_number(text)) << text;
  }
  EXPECT_FALSE(parse_whole("7.5"));
}

TEST(ParseDuration, TakesWhatAppsWrite) {
  EXPECT_EQ(parse_duration_s("1h 5m"), 3900);
  EXPECT_EQ(parse_duration_s("35m"), 2100);
  EXPECT_EQ(parse_duration_s("45s"), 45);
  EXPECT_EQ(parse_duration_s("1h"), 3600);
  EXPECT_EQ(parse_duration_s("2h 3m 4s"), 7384);
  EXPECT_EQ(parse_duration_s("3900"), 3900);
  EXPECT_EQ(parse_duration_s("0:05:00"), 300);
  EXPECT_EQ(parse_duration_s("01:30"), 90);
  EXPECT_FALSE(parse_duration_s(""));
  EXPECT_FALSE(parse_duration_s("1x"));
  EXPECT_FALSE(parse_duration_s("m"));
  EXPECT_FALSE(parse_duration_s("1:75"));
  EXPECT_FALSE(parse_duration_s("-5"));
}

TEST(ParseTime, TakesTheFourStylesOfHevy) {
  EXPECT_EQ(time_of("28 Mar 2025, 17:29"), "2025-03-28T17:29:00");
  EXPECT_EQ(time_of("2025-03-28 17:29:05"), "2025-03-28T17:29:05");
  EXPECT_EQ(time_of("2025-03-28T17:29:05"), "2025-03-28T17:29:05");
  EXPECT_EQ(time_of("Jan 1, 2024, 10:00 AM"), "2024-01-01T10:00:00");
  EXPECT_EQ(time_of("Jan 1, 2024, 12:00 AM"), "2024-01-01T00:00:00");
  EXPECT_EQ(time_of("Sep 1, 2024, 12:30\xE2\x80\xAFPM"), "2024-09-01T12:30:00");
  EXPECT_EQ(time_of("05.06.2026, 07:30"), "2026-06-05T07:30:00");
}

TEST(ParseTime, TakesDaysAndUtc) {
  EXPECT_EQ(time_of("2025-03-28"), "2025-03-28T00:00:00");
  EXPECT_EQ(time_of("2026-03-01T10:00:00.000Z"), "2026-03-01T10:00:00Z");
  EXPECT_EQ(time_of("2026-03-01T00:30:00+02:00"), "2026-02-28T22:30:00Z");
  EXPECT_EQ(time_of("2026-03-01T10:00:00-05:00"), "2026-03-01T15:00:00Z");
}

TEST(ParseTime, GuessesNothing) {
  for (const char* text : {"", "03/04/2025", "31 Feb 2025, 10:00", "2025-13-01", "2025-03-28 25:00",
                           "28 Foo 2025, 10:00", "2025-03-28 17:29 later", "Jan 1, 2024, 13:00 PM",
                           "28 Mar 25, 17:29", "2025-03-28 17:29:61", "17:29"}) {
    EXPECT_EQ(time_of(text), "none") << text;
  }
}

TEST(Units, AreTold) {
  EXPECT_EQ(parse_mass_unit("KGS"), MassUnit::kKilogram);
  EXPECT_EQ(parse_mass_unit("lbs"), MassUnit::kPound);
  EXPECT_FALSE(parse_mass_unit("stone"));
  EXPECT_EQ(metres_per("miles"), 1609.344);
  EXPECT_FALSE(metres_per("parsec"));
}

}  // namespace
}  // namespace dowel::formats
