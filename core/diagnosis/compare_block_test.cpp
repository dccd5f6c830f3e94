#include "core/diagnosis/compare_block.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "knowledge/load.h"

namespace dowel {
namespace {

const DiagnosisRules& rules() {
  static const auto kRules = load_embedded().value().diagnosis;
  return *kRules;
}

using ::testing::HasSubstr;

FollowedMeasure bulge(double value_mm, double sd_mm, std::optional<double> load_kg = 100.0) {
  return {"spine_mdev_mm", "Bulge of the back",       "deadlift",
          load_kg,         Measured{value_mm, sd_mm}, true,
          std::nullopt};
}

BlockOutcome outcome(const FollowedMeasure& before, const std::vector<FollowedMeasure>& after) {
  return compare_block(rules(), {before}, after).changes.front().outcome;
}

TEST(CompareBlock, AChangeBeyondTheErrorCounts) {
  EXPECT_EQ(outcome(bulge(9, 0.5), {bulge(3, 0.5)}), BlockOutcome::kImproved);
  EXPECT_EQ(outcome(bulge(3, 0.5), {bulge(9, 0.5)}), BlockOutcome::kWorse);
}

TEST(CompareBlock, AChangeWithinTheErrorDoesNot) {
  // 1.96·√(1² + 1²) = 2.77
  EXPECT_EQ(outcome(bulge(9, 1), {bulge(6.3, 1)}), BlockOutcome::kUnchanged);
  EXPECT_EQ(outcome(bulge(9, 1), {bulge(6.2, 1)}), BlockOutcome::kImproved);
  EXPECT_NEAR(
      *compare_block(rules(), {bulge(9, 1)}, {bulge(6, 1)}).changes.front().smallest_real_change,
      2.772, 0.001);
}

TEST(CompareBlock, DirectionFollowsTheFault) {
  FollowedMeasure before = bulge(0.2, 0.02);
  before.worse_above = false;
  FollowedMeasure after = bulge(0.6, 0.02);
  after.worse_above = false;
  EXPECT_EQ(outcome(before, {after}), BlockOutcome::kImproved);
}

TEST(CompareBlock, SwappingBeforeAndAfterSwapsBetterAndWorse) {
  for (double after : {1.0, 5.0, 8.9, 9.1, 14.0}) {
    const BlockOutcome there = outcome(bulge(9, 0.4), {bulge(after, 0.4)});
    const BlockOutcome back = outcome(bulge(after, 0.4), {bulge(9, 0.4)});
    EXPECT_EQ(there == BlockOutcome::kImproved, back == BlockOutcome::kWorse) << after;
    EXPECT_EQ(there == BlockOutcome::kUnchanged, back == BlockOutcome::kUnchanged) << after;
  }
}

TEST(CompareBlock, WithoutFiguresAFaultThatIsGoneCounts) {
  FollowedMeasure before{"E-01", "Knees cave in", "squat", {}, {}, true, true};
  FollowedMeasure after = before;
  after.fault_present = false;
  EXPECT_EQ(outcome(before, {after}), BlockOutcome::kImproved);
  EXPECT_EQ(outcome(after, {before}), BlockOutcome::kWorse);
  EXPECT_EQ(outcome(before, {before}), BlockOutcome::kUnchanged);
}

TEST(CompareBlock, LessWeightIsNoImprovement) {
  const BlockComparison comparison =
      compare_block(rules(), {bulge(9, 0.5, 100)}, {bulge(3, 0.5, 60)});
  EXPECT_EQ(comparison.changes.front().outcome, BlockOutcome::kNotRemeasured);
  EXPECT_THAT(comparison.changes.front().text, HasSubstr("less weight"));
  EXPECT_EQ(outcome(bulge(3, 0.5, 100), {bulge(9, 0.5, 60)}), BlockOutcome::kWorse);
  EXPECT_EQ(outcome(bulge(9, 0.5, 100), {bulge(3, 0.5, 95)}), BlockOutcome::kImproved);
}

TEST(CompareBlock, AnotherExerciseIsNotTheSameMeasure) {
  FollowedMeasure other = bulge(3, 0.5);
  other.exercise = "romanian-deadlift";
  EXPECT_EQ(outcome(bulge(9, 0.5), {other}), BlockOutcome::kNotRemeasured);
}

TEST(CompareBlock, NothingImprovedIsSaid) {
  EXPECT_THAT(compare_block(rules(), {bulge(9, 1)}, {bulge(9, 1)}).summary,
              HasSubstr("Nothing improved"));
  EXPECT_THAT(compare_block(rules(), {bulge(9, 1)}, {bulge(19, 1)}).summary,
              HasSubstr("1 got worse"));
}

TEST(CompareBlock, NothingMeasuredIsSaid) {
  EXPECT_THAT(compare_block(rules(), {bulge(9, 1)}, {}).summary,
              HasSubstr("Nothing was measured again"));
  EXPECT_THAT(compare_block(rules(), {}, {}).summary, HasSubstr("Nothing was measured again"));
}

TEST(CompareBlock, CountsWhatImproved) {
  FollowedMeasure knee = bulge(1.2, 0.05);
  knee.id = "knee_over_hip_flexion";
  const std::string summary = compare_block(rules(), {bulge(9, 1), knee}, {bulge(2, 1)}).summary;
  EXPECT_THAT(summary, HasSubstr("1 of 1 measured again improved"));
  EXPECT_THAT(summary, HasSubstr("Not measured again: 1"));
}

}  // namespace
}  // namespace dowel
