#include "core/technique/judge.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

std::vector<Measure> measures(Measured mdev, Measured bend) {
  return {{"spine_mdev_mm", mdev, 2.0, {}}, {"spine_bend_deg", bend, 2.0, {}}};
}

Rule rounding() {
  Rule rule;
  rule.id = "spine_rounded";
  rule.checkpoint = "C-01";
  rule.fault = "D-01";
  rule.combine = Combine::kAll;
  rule.conditions = {{"spine_mdev_mm", true, 3.5}, {"spine_bend_deg", true, 5}};
  rule.held_text = "held";
  rule.broken_text = "broken";
  rule.cue = "cue";
  return rule;
}

TEST(JudgeRule, NeedsEveryConditionBeyondItsUncertainty) {
  const Rule rule = rounding();
  EXPECT_EQ(judge_rule(measures({9, 1}, {12, 2}), rule).state, FindingState::kBroken);
  EXPECT_EQ(judge_rule(measures({9, 6}, {12, 2}), rule).state, FindingState::kBorderline);
  EXPECT_EQ(judge_rule(measures({9, 1}, {2, 2}), rule).state, FindingState::kBorderline);
  EXPECT_EQ(judge_rule(measures({1, 1}, {2, 2}), rule).state, FindingState::kHeld);
}

TEST(JudgeRule, WhatIsNotMeasuredIsNeverHeld) {
  auto hidden = measures({1, 1}, {2, 2});
  hidden[1].value.reset();
  hidden[1].reason = "hidden by a plate";
  const Finding finding = judge_rule(hidden, rounding());
  EXPECT_EQ(finding.state, FindingState::kCannotTell);
  EXPECT_EQ(finding.reason, "hidden by a plate");
  EXPECT_FALSE(finding.remedy.empty());
  EXPECT_FALSE(finding.value.has_value());
}

TEST(JudgeRule, AnyOfSeveralLimitsBreaks) {
  Rule rule;
  rule.combine = Combine::kAny;
  rule.conditions = {{"mass_over_foot", false, 0.2}, {"mass_over_foot", true, 0.75}};
  const auto at = [](double value) {
    return std::vector<Measure>{{"mass_over_foot", Measured{value, 0.05}, 1, {}}};
  };
  EXPECT_EQ(judge_rule(at(0.1), rule).state, FindingState::kBroken);
  EXPECT_EQ(judge_rule(at(0.18), rule).state, FindingState::kBorderline);
  EXPECT_EQ(judge_rule(at(0.5), rule).state, FindingState::kHeld);
  EXPECT_EQ(judge_rule(at(0.9), rule).state, FindingState::kBroken);
  EXPECT_EQ(judge_rule(at(0.9), rule).threshold, 0.75);
  EXPECT_EQ(judge_rule({}, rule).state, FindingState::kCannotTell);
}

TEST(JudgeRule, ThinEvidenceIsAtWorstBorderline) {
  Rule rule = rounding();
  rule.never_broken = true;
  EXPECT_EQ(judge_rule(measures({9, 1}, {12, 2}), rule).state, FindingState::kBorderline);
}

// ------------------------------------------------------------------ four states, one condition

Rule over(double threshold, bool broken_above = true) {
  Rule rule;
  rule.id = "one";
  rule.conditions = {{"lean_deg", broken_above, threshold}};
  rule.held_text = "held";
  rule.broken_text = "broken";
  rule.cue = "cue";
  return rule;
}

Finding judged(Measured value, const Rule& rule) {
  return judge_rule({{"lean_deg", value, 1.5, {}}}, rule);
}

// Broken is as sure as held: a standard deviation beyond the limit, or short of it.
TEST(JudgeRule, AStandardDeviationOnEitherSideOfTheLimit) {
  using enum FindingState;
  struct Case {
    double value, sd;
    FindingState state;
  };
  const Case cases[] = {
      {4, 5, kHeld},         {5, 5, kHeld},          {5.1, 5, kCannotTell}, {9.9, 5, kCannotTell},
      {10, 5, kCannotTell},  {10.1, 5, kBorderline}, {15, 5, kBorderline},  {15.1, 5, kBroken},
      {10, 0, kHeld},        {10.1, 0, kBroken},     {9.9, 0.05, kHeld},    {-50, 5, kHeld},
      {1, 9.1, kCannotTell}, {1, 9, kHeld},          {1, 1e6, kCannotTell}, {60, 60, kBorderline},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(judged({one.value, one.sd}, over(10)).state, one.state)
        << one.value << " ± " << one.sd;
    // The same below a limit: mirrored.
    EXPECT_EQ(judged({-one.value, one.sd}, over(-10, false)).state, one.state)
        << -one.value << " ± " << one.sd;
  }
}

// Whatever is measured: with a growing error a verdict becomes less sure and never turns over.
TEST(JudgeRule, MoreErrorNeverMakesSurer) {
  for (double value = -40; value <= 40; value += 0.5) {
    FindingState before = judged({value, 0}, over(10)).state;
    for (double sd = 0.5; sd < 80; sd += 0.5) {
      const FindingState now = judged({value, sd}, over(10)).state;
      if (now != before) {
        EXPECT_EQ(before, value > 10 ? FindingState::kBroken : FindingState::kHeld);
        EXPECT_EQ(now, value > 10 ? FindingState::kBorderline : FindingState::kCannotTell);
      }
      before = now;
    }
  }
}

TEST(JudgeRule, AFindingSaysWhatAndWhyAndWhatToDo) {
  const Finding held = judged({4, 1}, over(10)), broken = judged({14, 1}, over(10)),
                close = judged({10.5, 1}, over(10)), in_vain = judged({9.5, 1}, over(10));
  EXPECT_EQ(held.reason, "held");
  EXPECT_TRUE(held.remedy.empty());
  EXPECT_EQ(broken.reason, "broken");
  EXPECT_EQ(broken.remedy, "cue");
  EXPECT_EQ(close.reason, "Close to the limit: broken");
  EXPECT_EQ(close.remedy, "cue");
  EXPECT_NE(in_vain.reason.find("error of the measurement"), std::string::npos);
  EXPECT_NE(in_vain.remedy.find("Film"), std::string::npos);
  EXPECT_FALSE(in_vain.value) << "a number beside \"cannot tell\" would be an answer";
  for (const Finding& finding : {held, broken, close}) EXPECT_TRUE(finding.value);
  for (const Finding& finding : {held, broken, close, in_vain}) {
    EXPECT_EQ(finding.threshold, 10);
    EXPECT_EQ(finding.measure, "lean_deg");
    EXPECT_EQ(finding.at_s, 1.5);
    EXPECT_TRUE(finding.broken_above);
  }
}

// ---------------------------------------------------------------------------- several conditions

// Rounding is more than 3.5 mm and more than 5° at once: one that surely is not so rules it out,
// however unsure the other is.
TEST(JudgeRule, OneClearConditionRulesOutAFaultOfAll) {
  using enum FindingState;
  struct Case {
    Measured mdev, bend;
    FindingState state;
  };
  const Case cases[] = {
      {{1, 1}, {2, 9}, kHeld},         {{1, 9}, {2, 1}, kHeld},
      {{1, 9}, {2, 9}, kCannotTell},   {{3, 1}, {4.5, 1}, kCannotTell},
      {{4, 1}, {4.5, 1}, kBorderline}, {{4, 1}, {2, 1}, kBorderline},
      {{9, 1}, {4.5, 1}, kBorderline}, {{9, 1}, {12, 9}, kBorderline},
      {{9, 1}, {12, 2}, kBroken},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(judge_rule(measures(one.mdev, one.bend), rounding()).state, one.state)
        << one.mdev.value << " ± " << one.mdev.sd << ", " << one.bend.value << " ± " << one.bend.sd;
  }
}

TEST(JudgeRule, OneUnsureLimitOfSeveralIsEnoughNotToTell) {
  Rule rule;
  rule.combine = Combine::kAny;
  rule.conditions = {{"mass_over_foot", false, 0.2}, {"mass_over_foot", true, 0.75}};
  const auto state = [&](double value, double sd) {
    return judge_rule({{"mass_over_foot", Measured{value, sd}, 1, {}}}, rule).state;
  };
  EXPECT_EQ(state(0.5, 0.2), FindingState::kHeld);
  EXPECT_EQ(state(0.5, 0.26), FindingState::kCannotTell) << "the toes may be";
  EXPECT_EQ(state(0.25, 0.1), FindingState::kCannotTell);
  EXPECT_EQ(state(0.15, 0.1), FindingState::kBorderline);
  EXPECT_EQ(state(0.9, 0.1), FindingState::kBroken);
}

TEST(JudgeRule, TheConditionThatDecidedIsShown) {
  const auto shown = [](Measured mdev, Measured bend) {
    return judge_rule(measures(mdev, bend), rounding()).measure;
  };
  EXPECT_EQ(shown({9, 1}, {2, 1}), "spine_mdev_mm");
  EXPECT_EQ(shown({1, 1}, {12, 1}), "spine_bend_deg");
  EXPECT_EQ(shown({1, 9}, {2, 9}), "spine_mdev_mm");
  auto half = measures({1, 1}, {2, 9});
  half[1].value.reset();
  EXPECT_EQ(judge_rule(half, rounding()).measure, "spine_bend_deg");
}

TEST(JudgeRule, NeverBrokenStillCannotTell) {
  Rule rule = over(10);
  rule.never_broken = true;
  EXPECT_EQ(judged({9, 5}, rule).state, FindingState::kCannotTell);
  EXPECT_EQ(judged({30, 5}, rule).state, FindingState::kBorderline);
  EXPECT_EQ(judged({2, 5}, rule).state, FindingState::kHeld);
}

TEST(JudgeRep, AsksTheRulesOfTheProfileInItsOrder) {
  Technique technique;
  Rule first = over(10), second = over(10), other = over(10);
  first.id = "first";
  second.id = "second";
  other.id = "other";
  technique.rules = {first, second, other};
  ExerciseProfile profile;
  profile.rules = {"second", "first"};
  const auto findings = judge_rep({{"lean_deg", Measured{4, 1}, 0, {}}}, profile, technique);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].rule, "second");
  EXPECT_EQ(findings[1].rule, "first");
}

}  // namespace
}  // namespace dowel
