#include "core/log/plausible.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

TEST(Plausible, SlipsAreNamed) {
  EXPECT_EQ(likely_slip({.reps = 5, .load_kg = 500}), "");
  EXPECT_EQ(likely_slip({.reps = 5, .load_kg = 9999}), "a load of 9999 kg");
  EXPECT_EQ(likely_slip({.reps = 5, .load_kg = -9999}), "a load of -9999 kg");
  EXPECT_EQ(likely_slip({.reps = 201}), "201 repetitions in one set");
  EXPECT_EQ(likely_slip({.hold_s = 3601}), "a hold of 3601 s");
  EXPECT_EQ(likely_slip({.distance_m = 10'001}), "a way of 10001 m");
}

// A time beside a way is no hold: half marathons and long hikes are logged, too.
TEST(Plausible, RunsAndRidesMayBeLong) {
  EXPECT_EQ(likely_slip({.hold_s = 11'100, .distance_m = 30'000}), "");
  EXPECT_EQ(likely_slip({.hold_s = 7800, .distance_m = 12'000}), "");
  EXPECT_EQ(likely_slip({.hold_s = 36'000, .distance_m = 200'000}), "");
  EXPECT_EQ(likely_slip({.hold_s = 90'000, .distance_m = 12'000}), "a time of 25 hours");
  EXPECT_EQ(likely_slip({.hold_s = 80'000, .distance_m = 501'000}), "a way of 501 km");
  EXPECT_EQ(likely_slip({.hold_s = 60, .distance_m = 5000}), "5000 m in 60 s");
  EXPECT_EQ(likely_slip({.hold_s = 3601, .distance_m = 0}), "a hold of 3601 s");
}

TEST(Plausible, LoadsBelowNothingNeedHelp) {
  EXPECT_NE(impossible_in({.exercise = {"", "Deadlift (Barbell)"}, .reps = 5, .load_kg = -60}), "");
  for (const char* name :
       {"Pull Up (Assisted)", "Pull-Up", "Chin Up", "Triceps Dip", "Nordic Curl"}) {
    EXPECT_EQ(impossible_in({.exercise = {"", name}, .reps = 5, .load_kg = -20}), "") << name;
  }
  for (const char* name :
       {"Face Pull", "Cable Pull Through", "Serratus Dumbbell", "Husband Carry"}) {
    EXPECT_NE(impossible_in({.exercise = {"", name}, .reps = 5, .load_kg = -20}), "") << name;
  }
}

TEST(Plausible, SomethingMustHaveBeenDone) {
  EXPECT_NE(impossible_in({.exercise = {"deadlift", ""}, .load_kg = 60}), "");
  EXPECT_EQ(impossible_in({.exercise = {"deadlift", ""}, .reps = 0, .load_kg = 60}), "");
}

TEST(Plausible, NobodyTrainedBeforeTheyWereBorn) {
  const auto day = [](int year) { return make_local_time(year, 1, 1, 0, 0, 0).value(); };
  for (const int year : {0, 1, 1850, 1899}) EXPECT_TRUE(too_long_ago(day(year))) << year;
  for (const int year : {1900, 1970, 2026, 9999}) EXPECT_FALSE(too_long_ago(day(year))) << year;
}

TEST(Plausible, ClocksDifferALittle) {
  const LocalTime now = make_local_time(2026, 1, 5, 18, 30, 0).value();
  EXPECT_FALSE(still_to_come(now + std::chrono::minutes{9}, now));
  EXPECT_TRUE(still_to_come(now + std::chrono::minutes{11}, now));
}

}  // namespace
}  // namespace dowel
