#include <gtest/gtest.h>

#include "core/log/civil_time.h"

namespace dowel {
namespace {

TEST(DayWords, NameADayAsASentenceDoes) {
  const LocalDate day = parse_local_date("2026-11-24").value();
  EXPECT_EQ(day_words(day), "Tue 24 Nov");
  EXPECT_EQ(day_words(parse_local_date("2024-02-29").value()), "Thu 29 Feb");
}

TEST(DayWords, TellTheYearWhereItIsAnother) {
  const LocalTime now = parse_local_time("2026-01-02T08:00").value();
  EXPECT_EQ(day_words(parse_local_date("2025-12-31").value(), now), "Wed 31 Dec 2025");
  EXPECT_EQ(day_words(parse_local_date("2026-01-01").value(), now), "Thu 1 Jan");
}

}  // namespace
}  // namespace dowel
