// Plates of a side and warm-up sets, by hand.
#include "core/coach/bar_now.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/coach/line_now.h"
#include "core/coach/testing/told_log.h"

namespace dowel {
namespace {

using ::testing::ElementsAre;
using testing::ToldLog;

std::vector<BarLoad> loads_at_140(ToldLog& told, const char* now) {
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
  const auto loads = loads_at_140(told, "2026-01-05T08:00");
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

TEST(BarNow, TheWayUpIsByThePlatesOwned) {
  ToldLog told;
  told.athlete.plates = {"4 x 10 kg", "4 x 20 kg", "2 x 25 kg"};
  told.athlete.bar = "15 kg";
  const auto none = loads_at_140(told, "2026-01-05T08:00");
  EXPECT_TRUE(none.empty()) << "62.5 kg a side cannot be made";
  told.athlete.bar = "20 kg";
  const auto loads = loads_at_140(told, "2026-01-05T08:00");
  ASSERT_EQ(loads.size(), 1U);
  EXPECT_THAT(loads[0].side_kg, ElementsAre(20, 20, 10, 10)) << "25 leaves 35, which is not there";
  // Up to 63, 91 and 119 kg: 20 + 20, 20 + 2 × (25 + 10) and 20 + 2 × (25 + 20).
  EXPECT_THAT(loads[0].ramp,
              ElementsAre(RampSet{8, 20}, RampSet{5, 60}, RampSet{3, 90}, RampSet{1, 110}));
}

TEST(BarNow, BellsAreWorkedUpToWithTheLighterOne) {
  ToldLog told;
  told.athlete.equipment = {"kettlebell"};
  told.athlete.bells = {"12 kg", "20 kg"};
  const Book book = told.book("2026-01-05T08:00");
  const Exercise* bell = find_exercise(book.knowledge(), "kettlebell-deadlift");
  const auto up = load_made_up(book, *bell, BlockKind::kMain, 20);
  ASSERT_TRUE(up);
  EXPECT_THAT(up->ramp, ElementsAre(RampSet{5, 12}));
  EXPECT_EQ(up->bar_kg, 0);
  EXPECT_FALSE(load_made_up(book, *bell, BlockKind::kMain, 12)) << "there is no lighter one";
  EXPECT_FALSE(load_made_up(book, *bell, BlockKind::kAccessory, 20));
}

}  // namespace
}  // namespace dowel
