// Plates of a side and warm-up sets, by hand.
#include "core/coach/bar_now.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/line_now.h"
#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ToldLog;

const std::vector<double> kPlates_kg{1.25, 2.5, 5, 10, 15, 20, 25};

TEST(BarNow, PlatesOfASideByHand) {
  EXPECT_THAT(plates_of_a_side(20, 20, kPlates_kg).value(), IsEmpty());
  EXPECT_THAT(plates_of_a_side(62.5, 20, kPlates_kg).value(), ElementsAre(20, 1.25));
  EXPECT_THAT(plates_of_a_side(180, 20, kPlates_kg).value(), ElementsAre(25, 25, 25, 5));
  EXPECT_THAT(plates_of_a_side(142.5, 20, kPlates_kg).value(), ElementsAre(25, 25, 10, 1.25));
  EXPECT_FALSE(plates_of_a_side(61, 20, kPlates_kg)) << "no plates of half a kilogram";
  EXPECT_FALSE(plates_of_a_side(15, 20, kPlates_kg)) << "the bar alone is heavier";
  EXPECT_THAT(plates_of_a_side(40, 10, {5}).value(), ElementsAre(5, 5, 5));
}

// Every load of steps that two of the smallest plates make is made, and by no more than it weighs.
TEST(BarNow, EveryStepIsMadeAndAddsUp) {
  for (int step = 0; step <= 120; ++step) {
    const double load_kg = 20 + 2.5 * step;
    const auto side = plates_of_a_side(load_kg, 20, kPlates_kg);
    ASSERT_TRUE(side) << load_kg;
    double sum_kg = 20;
    for (const double plate : *side) sum_kg += 2 * plate;
    EXPECT_DOUBLE_EQ(sum_kg, load_kg);
    EXPECT_TRUE(std::ranges::is_sorted(*side, std::greater<>()));
  }
}

std::vector<BarLoad> loads_of(ToldLog& told, const char* now) {
  const Book book = told.book(now);
  PlanDay day;
  Prescription line;
  line.exercise = "deadlift";
  line.load = {LoadKind::kGiven, std::nullopt, 140.0};
  Prescription bell = line;
  bell.exercise = "kettlebell-deadlift";
  day.blocks = {{BlockKind::kMain, {line, bell}}};
  return bar_loads(book, day);
}

TEST(BarNow, AWorkingLoadIsWorkedUpTo) {
  ToldLog told;
  const auto loads = loads_of(told, "2026-01-05T08:00");
  ASSERT_EQ(loads.size(), 1U) << "a bell has no plates";
  EXPECT_THAT(loads[0].side_kg, ElementsAre(25, 25, 10));
  // 45, 65 and 85 per cent of 140 kg are 63, 91 and 119 kg, down to steps of 2.5 kg.
  EXPECT_THAT(loads[0].ramp,
              ElementsAre(RampSet{8, 20}, RampSet{5, 62.5}, RampSet{3, 90}, RampSet{1, 117.5}));
}

TEST(BarNow, PoundsHaveTheirOwnBarAndPlates) {
  ToldLog told;
  told.athlete.shown_unit = MassUnit::kPound;
  const Book book = told.book("2026-01-05T08:00");
  PlanDay day;
  Prescription line;
  line.exercise = "deadlift";
  line.load = {LoadKind::kGiven, std::nullopt, 315 * kKilogramsPerPound};
  day.blocks = {{BlockKind::kMain, {line}}};
  const auto loads = bar_loads(book, day);
  ASSERT_EQ(loads.size(), 1U);
  EXPECT_NEAR(loads[0].bar_kg, 45 * kKilogramsPerPound, 1e-9);
  ASSERT_EQ(loads[0].side_kg.size(), 3U) << "three plates of 45 lb a side";
  for (const double plate : loads[0].side_kg) EXPECT_NEAR(plate, 45 * kKilogramsPerPound, 1e-9);
}

}  // namespace
}  // namespace dowel
