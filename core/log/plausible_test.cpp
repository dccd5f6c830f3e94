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
