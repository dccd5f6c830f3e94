// The notation of the own programme: what it means, what it gives back, what it does not take.

#include "core/progress/own_notation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace dowel {
namespace {

using ::testing::HasSubstr;

std::vector<OwnDay> days_of(const std::string& text, MassUnit unit = MassUnit::kKilogram) {
  const auto days = parse_own_days(text, unit);
  EXPECT_TRUE(days) << (days ? "" : days.error().message);
  return days.value_or(std::vector<OwnDay>{});
}

OwnLift lift_of(const std::string& text, MassUnit unit = MassUnit::kKilogram) {
  const auto days = days_of("mon: " + text, unit);
  return days.empty() ? OwnLift{} : days.front().second.front();
}

std::string refused(const std::string& text) {
  const auto days = parse_own_days(text, MassUnit::kKilogram);
  EXPECT_FALSE(days) << text;
  if (days) return "";
  EXPECT_FALSE(days.error().hint.empty());
  return days.error().message;
}

TEST(OwnNotation, SemicolonsPartDaysAndCommasPartLifts) {
  const auto days =
      days_of("mon: squat 5x5, bench press 3x8 light; tue: bench 5x5 ;thursday: deadlift 3x3");
  ASSERT_EQ(days.size(), 3U);
  EXPECT_EQ(days[0].first, 0);
  EXPECT_EQ(days[1].first, 1);
  EXPECT_EQ(days[2].first, 3);
  ASSERT_EQ(days[0].second.size(), 2U);
  EXPECT_EQ(days[0].second[1].exercise, "bench press");
  EXPECT_FALSE(days[0].second[1].heavy);
  EXPECT_EQ(days[1].second[0].exercise, "bench");
  EXPECT_EQ(days[2].second[0].sets, 3);
  EXPECT_FALSE(days[2].second[0].rule) << "nothing named: from what was lifted last";
}

TEST(OwnNotation, Rules) {
  const OwnRule step = lift_of("squat 5x5 +2.5kg").rule.value();
  EXPECT_EQ(step.by, OwnProgress::kStep);
  EXPECT_DOUBLE_EQ(*step.step_kg, 2.5);
  EXPECT_EQ(step.every, StepEvery::kSession);
  EXPECT_EQ(lift_of("squat 5x5 +5/week").rule->every, StepEvery::kWeek);
  EXPECT_NEAR(*lift_of("squat 5x5 +5", MassUnit::kPound).rule->step_kg, 5 * 0.45359237, 1e-9);
  EXPECT_FALSE(lift_of("squat 5x5 +").rule->step_kg) << "the smallest there is";
  const OwnLift range = lift_of("row 3x8-12");
  EXPECT_EQ(range.reps, 8);
  EXPECT_EQ(range.rule->by, OwnProgress::kDouble);
  EXPECT_EQ(range.rule->most_reps, 12);
  const OwnRule part = lift_of("squat 3x5 @75% of 180kg").rule.value();
  EXPECT_EQ(part.by, OwnProgress::kPercent);
  EXPECT_EQ(part.percents, (std::vector<double>{75}));
  EXPECT_DOUBLE_EQ(*part.max_kg, 180);
  EXPECT_FALSE(part.training_max);
  EXPECT_TRUE(lift_of("squat 3x5 @75% of tm 160kg").rule->training_max);
  const OwnLift waves = lift_of("squat 3x5/3x3/5x1 @75/80/90%");
  EXPECT_EQ(waves.rule->waves, (std::vector<OwnWave>{{3, 5}, {3, 3}, {5, 1}}));
  EXPECT_EQ(waves.rule->percents, (std::vector<double>{75, 80, 90}));
  EXPECT_EQ(waves.reps, 5);
  EXPECT_DOUBLE_EQ(*lift_of("squat 3x5 @rpe8.5").rule->effort, 8.5);
}

TEST(OwnNotation, BlanksMatterLittle) {
  EXPECT_EQ(lift_of("Squat 5 × 5 + 2.5 kg"), lift_of("squat 5x5 +2.5kg"));
  EXPECT_EQ(lift_of("squat 3x5 @ 75 % of 180 kg"), lift_of("squat 3x5 @75% of 180kg"));
  EXPECT_EQ(lift_of("squat 3x5 @rpe 8"), lift_of("squat 3x5 @rpe8"));
  EXPECT_EQ(lift_of("squat 3x5 / 3x3 @70 / 80 %"), lift_of("squat 3x5/3x3 @70/80%"));
}

TEST(OwnNotation, TheSignOfAPercentageAndTheColonOfADayMayBeLeftOut) {
  EXPECT_EQ(lift_of("deadlift 3x5 75% of 180kg"), lift_of("deadlift 3x5 @75% of 180kg"));
  EXPECT_EQ(lift_of("deadlift 3x5 75%"), lift_of("deadlift 3x5 @75%"));
  EXPECT_EQ(lift_of("deadlift 3x5 @75% of 1RM"), lift_of("deadlift 3x5 @75%"));
  EXPECT_EQ(days_of("fri deadlift 3x3 @85%; mon,wed squat 5x5"),
            days_of("fri: deadlift 3x3 @85%; mon,wed: squat 5x5"));
  EXPECT_THAT(refused("sumo deadlift 3x3"), HasSubstr("names no day"));
}

TEST(OwnNotation, FiveThreeOneIsAnsweredWithItsWeeks) {
  const auto days = parse_own_days("mon: deadlift 5/3/1", MassUnit::kKilogram);
  ASSERT_FALSE(days);
  const std::string weeks = "3x5/3x3/3x1 @85/90/95% of tm 120kg";
  EXPECT_THAT(days.error().hint, HasSubstr(weeks));
  EXPECT_EQ(lift_of("deadlift " + weeks).rule->waves.size(), 3U);
}

TEST(OwnNotation, WhatIsNotUnderstoodIsSaid) {
  EXPECT_THAT(refused("squat 5x5"), HasSubstr("names no day"));
  EXPECT_THAT(refused("mon: squat"), HasSubstr("'squat' is no lift with sets"));
  EXPECT_THAT(refused("mon: squat 5x5, tue: bench 5x5"), HasSubstr("'tue: bench' is no name"));
  EXPECT_THAT(refused("mon: squat 5x5 slowly"), HasSubstr("'slowly'"));
  EXPECT_THAT(refused("mon: squat 5x5 +2.5kg @80%"), HasSubstr("'@80%'"));
  EXPECT_THAT(refused("mon: squat 5x5 @80% +5"), HasSubstr("'+5'"));
  EXPECT_THAT(refused("mon: squat 5x5 of 100"), HasSubstr("'of'"));
  EXPECT_THAT(refused("mon: squat 5x5 @800%"), HasSubstr("'@800%'"));
  EXPECT_THAT(refused("mon: squat 0x5"), HasSubstr("no sets x repetitions"));
  EXPECT_THAT(refused("mon: squat 3x12-8"), HasSubstr("no sets x repetitions"));
  EXPECT_THAT(refused("mon: squat 5x5 bench 3x8"), HasSubstr("'bench'"));
  EXPECT_THAT(refused("mon: squat 3x5/3x3 @70/80/90%"), HasSubstr("2 weeks of sets and 3"));
  EXPECT_THAT(refused("someday: squat 5x5"), HasSubstr("no day of the week"));
  EXPECT_THAT(refused("mon: 5x5"), HasSubstr("names no exercise"));
  EXPECT_THAT(refused(";"), HasSubstr("names no day"));
  for (const char* text : {"wed:", "wed: squat 5", "wed: squat 5x0", "wed: squat 31x5",
                           "wed: squat 5x201", "wed: squat x5", "wed: squat 1e9x5"}) {
    EXPECT_NE(refused(text), "") << text;
  }
}

TEST(OwnNotation, GivesBackWhatItWasToldWhateverTheRule) {
  std::mt19937 dice(11);
  const auto roll = [&](int from, int to) {
    return std::uniform_int_distribution<int>(from, to)(dice);
  };
  for (int i = 0; i < 2000; ++i) {
    OwnLift lift{"front squat", roll(1, 10), roll(1, 12), roll(0, 3) > 0, {}};
    OwnRule rule;
    rule.by = static_cast<OwnProgress>(roll(0, 4));
    const bool steps = rule.by == OwnProgress::kStep || rule.by == OwnProgress::kDouble ||
                       rule.by == OwnProgress::kEffort;
    if (steps && roll(0, 1)) rule.step_kg = 0.5 * roll(1, 20);
    if (rule.by == OwnProgress::kStep && roll(0, 1)) rule.every = StepEvery::kWeek;
    if (rule.by == OwnProgress::kDouble) rule.most_reps = lift.reps + roll(1, 6);
    if (rule.by == OwnProgress::kEffort) rule.effort = 0.5 * roll(12, 20);
    if (rule.by != OwnProgress::kPercent && roll(0, 1)) rule.start_kg = 2.5 * roll(8, 80);
    const int weeks = roll(1, 4);
    if (rule.by == OwnProgress::kPercent) {
      for (int w = 0; w < weeks; ++w) rule.percents.push_back(0.5 * roll(100, 200));
      if (roll(0, 1)) rule.max_kg = roll(60, 300);
      rule.training_max = rule.max_kg && roll(0, 1);
    }
    if (rule.by != OwnProgress::kDouble && weeks > 1 && roll(0, 1)) {
      for (int w = 0; w < weeks; ++w) rule.waves.push_back({roll(1, 6), roll(1, 10)});
      lift.sets = rule.waves.front().sets;
      lift.reps = rule.waves.front().reps;
    }
    if (rule != OwnRule{}) lift.rule = rule;
    const std::string text = "front squat " + own_notation(lift, MassUnit::kKilogram);
    EXPECT_EQ(lift_of(text), lift) << text;
  }
}

TEST(OwnNotation, AnyTextIsReadOrRefusedInWords) {
  std::mt19937 dice(5);
  const std::string signs = "mon:;, 5x-/+@%kgrpe.of tml0×";
  for (int i = 0; i < 20000; ++i) {
    std::string text = dice() % 2 ? "mon: squat 5x5" : "";
    for (std::size_t n = dice() % 24; n > 0; --n) text += signs[dice() % signs.size()];
    const auto days = parse_own_days(text, MassUnit::kKilogram);
    if (!days) {
      EXPECT_FALSE(days.error().message.empty() || days.error().hint.empty()) << text;
      continue;
    }
    for (const auto& [weekday, lifts] : *days) {
      for (const OwnLift& lift : lifts) {
        EXPECT_EQ(lift.exercise.find_first_of(":;+@%"), std::string::npos) << text;
      }
    }
  }
}

}  // namespace
}  // namespace dowel
