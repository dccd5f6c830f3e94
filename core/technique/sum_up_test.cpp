#include "core/technique/sum_up.h"

#include <gtest/gtest.h>

#include "core/technique/measure_name.h"

namespace dowel {
namespace {

using enum FindingState;

Technique two_rules() {
  Technique technique;
  Rule back, hips;
  back.id = "back";
  back.checkpoint = "C-01";
  back.fault = "D-01";
  back.broken_text = "The back rounded.";
  hips.id = "hips";
  hips.checkpoint = "C-03";
  hips.broken_text = "The hips went down.";
  technique.rules = {back, hips};
  return technique;
}

// A set told as rows of states: one row a rep, back first, then hips.
struct Told {
  std::vector<Rep> reps;
  std::vector<RepFindings> findings;

  explicit Told(const std::vector<std::vector<FindingState>>& rows) {
    for (const auto& row : rows) {
      Rep rep;
      rep.index = static_cast<int>(reps.size()) + 1;
      reps.push_back(rep);
      RepFindings found;
      for (std::size_t k = 0; k < row.size(); ++k) {
        Finding finding;
        finding.rule = k == 0 ? "back" : "hips";
        finding.checkpoint = k == 0 ? "C-01" : "C-03";
        finding.fault = k == 0 ? "D-01" : "";
        finding.state = row[k];
        found.findings.push_back(finding);
      }
      findings.push_back(std::move(found));
    }
  }
  SetSummary summary() const { return sum_up(reps, findings, two_rules()); }
};

TEST(SumUp, QualityIsWhatHeldOfWhatCouldBeTold) {
  struct Case {
    std::vector<std::vector<FindingState>> rows;
    int held, gradeable;
  };
  const Case cases[] = {{{}, 0, 0},
                        {{{kHeld, kHeld}}, 2, 2},
                        {{{kCannotTell, kHeld}}, 1, 1},
                        {{{kBroken, kBorderline}, {kHeld, kCannotTell}}, 1, 3},
                        {{{kCannotTell, kCannotTell}}, 0, 0}};
  for (const Case& one : cases) {
    const SetSummary summary = Told(one.rows).summary();
    EXPECT_EQ(summary.quality.held, one.held);
    EXPECT_EQ(summary.quality.gradeable, one.gradeable);
  }
}

TEST(SumUp, AFaultNamesTheRepsItWasIn) {
  const SetSummary summary =
      Told({{kHeld, kHeld}, {kBroken, kHeld}, {kBorderline, kHeld}, {kBroken, kHeld}}).summary();
  ASSERT_EQ(summary.faults.size(), 1U);
  EXPECT_EQ(summary.faults[0].reps, (std::vector<int>{2, 4}));
  EXPECT_EQ(summary.faults[0].borderline_reps, (std::vector<int>{3}));
  EXPECT_EQ(summary.faults[0].fault, "D-01");
  EXPECT_EQ(summary.faults[0].message, "In 2 of 4 reps: The back rounded. In 1 more it was close.");
}

TEST(SumUp, WordsForOneRepAndForOnlyClose) {
  EXPECT_EQ(Told({{kBroken}}).summary().faults.at(0).message, "The back rounded.");
  EXPECT_EQ(Told({{kBorderline}}).summary().faults.at(0).message,
            "Close to the limit: The back rounded.");
  EXPECT_EQ(Told({{kBorderline}, {kHeld}}).summary().faults.at(0).message,
            "In 1 of 2 reps close to the limit: The back rounded.");
}

TEST(SumUp, MostBrokenComesFirstThenMostClose) {
  const auto order = [](const std::vector<std::vector<FindingState>>& rows) {
    std::string checkpoints;
    for (const SetFault& fault : Told(rows).summary().faults) checkpoints += fault.checkpoint + " ";
    return checkpoints;
  };
  EXPECT_EQ(order({{kBroken, kBroken}, {kHeld, kBroken}}), "C-03 C-01 ");
  EXPECT_EQ(order({{kBroken, kBroken}, {kHeld, kBorderline}}), "C-03 C-01 ");
  EXPECT_EQ(order({{kBroken, kBroken}}), "C-01 C-03 ") << "as judged where nothing parts them";
  EXPECT_EQ(order({{kBorderline, kBroken}, {kBorderline, kHeld}}), "C-03 C-01 ")
      << "broken weighs more than close, however often";
}

TEST(SumUp, PartialRepsCountNeitherWay) {
  Told told({{kBroken, kHeld}, {kHeld, kHeld}});
  told.reps[0].partial = true;
  const SetSummary summary = told.summary();
  EXPECT_TRUE(summary.faults.empty());
  EXPECT_EQ(summary.quality.gradeable, 2);
}

TEST(SumUp, ARuleWithoutAFaultIsNamedByItsCheckpoint) {
  EXPECT_EQ(Told({{kHeld, kBroken}}).summary().faults.at(0).fault, "C-03");
}

// -------------------------------------------------------------------------------- measure_name.h

TEST(MeasureName, UnitAndDecimalsFollowFromTheEnding) {
  struct Case {
    const char *id, *title, *unit, *suffix;
    int decimals;
  };
  const Case cases[] = {
      {"spine_mdev_mm", "back outside the stick's line, on average", "mm", " mm", 1},
      {"hip_flexion_deg", "hip bend at the bottom", "deg", "°", 1},
      {"hip_back_over_drop", "hips back ÷ hips down", "1", "", 2},
      {"mass_over_foot", "weight over the foot, 0 heel to 1 toe", "1", "", 2},
      {"trunk_velocity_deg_s", "trunk velocity", "deg/s", "°/s", 0},
      {"bar_speed_m_s", "bar speed", "m/s", " m/s", 2},
      {"hip_moment_nm", "hip moment", "N·m", " N·m", 0},
      {"hip_power_w", "hip power", "W", " W", 0},
      {"press_n", "press", "N", " N", 0},
      {"way_m", "way", "m", " m", 2},
      {"hold_s", "hold", "s", " s", 2},
      {"no_unit_here", "no unit here", "1", "", 2},
      {"_m", " m", "1", "", 2},  // an ending alone is no name
      {"", "", "1", "", 2},
  };
  for (const Case& one : cases) {
    const MeasureName name = measure_name(one.id);
    EXPECT_EQ(name.title, one.title) << one.id;
    EXPECT_EQ(name.unit, one.unit) << one.id;
    EXPECT_EQ(name.suffix, one.suffix) << one.id;
    EXPECT_EQ(name.decimals, one.decimals) << one.id;
  }
}

}  // namespace
}  // namespace dowel
