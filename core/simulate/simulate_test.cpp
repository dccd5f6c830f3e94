#include "core/simulate/simulate.h"

#include <gtest/gtest.h>

#include "knowledge/load.h"
#include "knowledge/load_technique.h"

namespace dowel {
namespace {

const Knowledge& known() {
  static const Knowledge kKnowledge = load_embedded().value();
  return kKnowledge;
}

PlanRequest returning_lifter() {
  PlanRequest request;
  request.aim = Aim::kGeneralStrength;
  request.athlete.experience = Experience::kIntermediate;
  request.athlete.equipment = {"barbell", "rack", "bench", "mini-band", "long-band", "cable"};
  request.days = {{0, 60, {}}, {2, 60, {}}, {4, 60, {}}};
  request.start = LocalDate{std::chrono::days{20003}};
  request.red_flags = all_clear(known());
  return request;
}

LifterScript eventful_year() {
  LifterScript script;
  script.missed_weeks = {9, 10, 33};
  script.pain = {{{6, 7}, {Region::kHip, 4, 1, true, true}}};
  script.stall = {20, 26};
  script.bad_form = {28, 30};
  script.red_flag = {40, 41};
  script.equipment = {{36, {"kettlebell", "mini-band", "dumbbell"}}};
  return script;
}

class SimulatedYear : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto knowledge = load_embedded();
    const auto technique = load_technique();
    ASSERT_TRUE(knowledge);
    ASSERT_TRUE(technique);
    auto year = simulate(returning_lifter(), eventful_year(), {*knowledge, *technique});
    ASSERT_TRUE(year) << year.error().message << " " << year.error().where;
    year_ = std::move(*year);
  }
  const SimulatedWeek& week(int number) const {
    return year_.weeks[static_cast<std::size_t>(number - 1)];
  }
  Simulation year_;
};

TEST_F(SimulatedYear, LoadRisesButNeverInBadFormOrPain) {
  ASSERT_EQ(year_.weeks.size(), 52U);
  EXPECT_GT(year_.increases, 3);
  EXPECT_EQ(year_.wrong_increases, 0);
}

TEST_F(SimulatedYear, EventsChangeThePlan) {
  EXPECT_EQ(week(9).sessions, 0);
  EXPECT_TRUE(week(40).stopped);
  EXPECT_EQ(week(40).sessions, 0);
  EXPECT_FALSE(week(42).stopped);
  EXPECT_GT(week(42).sessions, 0);
  EXPECT_EQ(week(35).main_hinge, "deadlift");
  EXPECT_NE(week(37).main_hinge, "deadlift") << "there is no barbell any more";
  for (int number = 6; number <= 7; ++number) {
    for (const GateRuling& ruling : week(number).rulings) {
      EXPECT_NE(ruling.verdict, GateVerdict::kPass);
    }
  }
  for (int number = 28; number <= 30; ++number) {
    for (const GateRuling& ruling : week(number).rulings) {
      EXPECT_EQ(ruling.verdict, GateVerdict::kRegress);
    }
  }
}

TEST_F(SimulatedYear, IsTheSameEveryTime) {
  const auto knowledge = load_embedded();
  const auto technique = load_technique();
  const auto again = simulate(returning_lifter(), eventful_year(), {*knowledge, *technique});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->log, year_.log);
}

// An easier week holds the load, whoever's programme it is.
TEST(SimulatedOwnLift, AnEasierWeekAsksForNoMoreThanTheWeekBefore) {
  PlanRequest request = returning_lifter();
  request.athlete.equipment = {"barbell", "rack", "bench", "mini-band"};
  request.days[0].own = {{"deadlift", 3, 5, true, {}}};
  LifterScript script;
  script.weeks = 30;
  script.missed_weeks = {9, 10};
  const RulesInForce rules{load_embedded().value(), load_technique().value()};
  const auto year = simulate(request, script, rules);
  ASSERT_TRUE(year) << year.error().message;
  int easier = 0;
  std::optional<double> before;
  for (const SimulatedWeek& week : year->weeks) {
    if (week.deload && before && week.main_load_kg) {
      EXPECT_LE(*week.main_load_kg, *before) << "week " << week.number;
      ++easier;
    }
    if (week.main_load_kg) before = week.main_load_kg;
  }
  EXPECT_GT(easier, 1);
  EXPECT_GT(year->increases, 1);
}

}  // namespace
}  // namespace dowel
