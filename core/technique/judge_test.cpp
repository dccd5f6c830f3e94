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

}  // namespace
}  // namespace dowel
