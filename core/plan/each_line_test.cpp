#include "core/plan/each_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dowel {
namespace {

using ::testing::ElementsAre;

Prescription line(const char* exercise, int sets) {
  Prescription out;
  out.exercise = exercise;
  out.sets = sets;
  return out;
}

// Two weeks; the first has a day with two blocks, an empty day, and an empty block.
Programme two_weeks() {
  Programme plan;
  PlanDay first, empty, second;
  first.weekday = 0;
  first.blocks = {{BlockKind::kMain, {line("a", 1), line("b", 2)}},
                  {BlockKind::kAccessory, {}},
                  {BlockKind::kStretch, {line("c", 3)}}};
  second.weekday = 4;
  second.blocks = {{BlockKind::kMain, {line("d", 4)}}};
  plan.weeks.resize(2);
  plan.weeks[0].number = 1;
  plan.weeks[0].days = {first, empty};
  plan.weeks[1].number = 2;
  plan.weeks[1].days = {second};
  return plan;
}

TEST(EachLine, GoesThroughADayAWeekAndAPlanInOrder) {
  const Programme plan = two_weeks();
  const auto names = [](const auto& place) {
    std::vector<std::string> out;
    for_each_line(place, [&](const Prescription& l) { out.push_back(l.exercise); });
    return out;
  };
  EXPECT_THAT(names(plan.weeks[0].days[0]), ElementsAre("a", "b", "c"));
  EXPECT_THAT(names(plan.weeks[0]), ElementsAre("a", "b", "c"));
  EXPECT_THAT(names(plan), ElementsAre("a", "b", "c", "d"));
}

TEST(EachLine, TellsWhereALineStands) {
  std::vector<std::string> seen;
  for_each_line(two_weeks(), [&](const PlanWeek& week, const PlanDay& day, const PlanBlock& block,
                                 const Prescription& l) {
    seen.push_back(std::to_string(week.number) + std::to_string(day.weekday) +
                   std::to_string(static_cast<int>(block.kind)) + l.exercise);
  });
  const std::string main = std::to_string(static_cast<int>(BlockKind::kMain));
  const std::string stretch = std::to_string(static_cast<int>(BlockKind::kStretch));
  EXPECT_THAT(seen, ElementsAre("10" + main + "a", "10" + main + "b", "10" + stretch + "c",
                                "24" + main + "d"));
  int main_lines = 0;
  for_each_line(two_weeks().weeks[0], [&](const PlanBlock& block, const Prescription&) {
    main_lines += block.kind == BlockKind::kMain;
  });
  EXPECT_EQ(main_lines, 2);
}

TEST(EachLine, ChangesLinesOfAPlanThatMayChange) {
  Programme plan = two_weeks();
  for_each_line(plan, [](PlanDay& day, PlanBlock&, Prescription& l) {
    l.sets *= 10;
    day.minutes += 1;
  });
  EXPECT_EQ(plan.weeks[0].days[0].blocks[2].lines[0].sets, 30);
  EXPECT_EQ(plan.weeks[0].days[0].minutes, 3);
  EXPECT_EQ(plan.weeks[1].days[0].minutes, 1);
}

TEST(EachLine, StopsAskingAtTheFirstYes) {
  const Programme plan = two_weeks();
  int asked = 0;
  EXPECT_TRUE(any_line(plan, [&](const Prescription& l) {
    ++asked;
    return l.exercise == "b";
  }));
  EXPECT_EQ(asked, 2);
  EXPECT_FALSE(any_line(plan, [](const Prescription& l) { return l.sets > 4; }));
  EXPECT_FALSE(any_line(Programme{}, [](const Prescription&) { return true; }));
}

}  // namespace
}  // namespace dowel
