#include "core/log/strength.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace dowel {
namespace {

using enum OneRepMaxFormula;
constexpr OneRepMaxFormula kAll[] = {kEpley,  kBrzycki, kLander, kLombardi,
                                     kMayhew, kOConner, kWathan};
constexpr double kRoundingKg = 0.05;  ///< published tables round to a decimal

TEST(OneRepMax, FiveRepsAtHundredKilogramsByEveryFormula) {
  EXPECT_NEAR(*one_rep_max_kg(100, 5, kEpley), 116.7, kRoundingKg);
  EXPECT_NEAR(*one_rep_max_kg(100, 5, kBrzycki), 112.5, kRoundingKg);
  EXPECT_NEAR(*one_rep_max_kg(100, 5, kLander), 113.7, kRoundingKg);
  EXPECT_NEAR(*one_rep_max_kg(100, 5, kLombardi), 117.5, kRoundingKg);
  EXPECT_NEAR(*one_rep_max_kg(100, 5, kMayhew), 119.0, kRoundingKg);
  EXPECT_NEAR(*one_rep_max_kg(100, 5, kOConner), 112.5, kRoundingKg);
  EXPECT_NEAR(*one_rep_max_kg(100, 5, kWathan), 116.6, kRoundingKg);
}

TEST(OneRepMax, EpleyAndBrzyckiMeetAtTenReps) {
  EXPECT_NEAR(*one_rep_max_kg(87.5, 10, kEpley), *one_rep_max_kg(87.5, 10, kBrzycki), 1e-9);
}

TEST(OneRepMax, ASingleIsItsOwnMaximum) {
  for (const auto formula : kAll) EXPECT_EQ(one_rep_max_kg(142.5, 1, formula), 142.5);
}

TEST(OneRepMax, MoreRepsNeverMeanLessStrength) {
  for (const auto formula : kAll) {
    for (int reps = 1; reps < kMostRepsForOneRepMax; ++reps)
      EXPECT_LT(*one_rep_max_kg(60, reps, formula), *one_rep_max_kg(60, reps + 1, formula)) << reps;
  }
}

TEST(OneRepMax, SaysNothingWhereTheFormulasDoNotHold) {
  EXPECT_FALSE(one_rep_max_kg(100, 11));
  EXPECT_FALSE(one_rep_max_kg(100, 0));
  EXPECT_FALSE(one_rep_max_kg(0, 5));
  EXPECT_FALSE(one_rep_max_kg(-20, 5));
  EXPECT_FALSE(one_rep_max_kg(std::nan(""), 5));
}

TEST(EffortGrid, ReadsThePublishedCells) {
  const EffortGrid& grid = standard_effort_grid();
  EXPECT_DOUBLE_EQ(*percent_of_max(grid, 1, 10), 100);
  EXPECT_DOUBLE_EQ(*percent_of_max(grid, 1, 9.5), 97.8);
  EXPECT_DOUBLE_EQ(*percent_of_max(grid, 5, 8), 81.1);
  EXPECT_DOUBLE_EQ(*percent_of_max(grid, 3, 9), *percent_of_max(grid, 4, 10));
  EXPECT_DOUBLE_EQ(*percent_of_max(grid, 12, 6), 57.2);  // x = 16, the last cell
}

TEST(EffortGrid, ReadsLinearlyBetweenHalfSteps) {
  EXPECT_NEAR(*percent_of_max(standard_effort_grid(), 1, 9.75), (100 + 97.8) / 2, 1e-9);
}

TEST(EffortGrid, EndsWhereItEnds) {
  EXPECT_FALSE(percent_of_max(standard_effort_grid(), 13, 6));
  EXPECT_FALSE(percent_of_max(standard_effort_grid(), 0, 8));
  EXPECT_FALSE(percent_of_max(standard_effort_grid(), 5, 10.5));
}

TEST(EffortGrid, TakesAnAthletesOwnGridAndRefusesACrookedOne) {
  const auto& cells = standard_effort_grid().percent;
  std::vector<double> own(cells.begin(), cells.end());
  EXPECT_TRUE(make_effort_grid(own));
  own[4] = 99;
  EXPECT_FALSE(make_effort_grid(own));
  own.pop_back();
  EXPECT_FALSE(make_effort_grid(own));
}

TEST(ContinuousEffort, FollowsItsThreePieces) {
  EXPECT_DOUBLE_EQ(*percent_of_max_continuous(1, 10), 100);
  EXPECT_NEAR(*percent_of_max_continuous(2, 10), 95.7072, 1e-4);  // x = 1, on the parabola
  EXPECT_NEAR(*percent_of_max_continuous(5, 8), 81.2406, 1e-4);   // x = 6, on the line
  EXPECT_DOUBLE_EQ(*percent_of_max_continuous(12, 4), 50);        // x = 17
  EXPECT_FALSE(percent_of_max_continuous(0, 8));
}

}  // namespace
}  // namespace dowel
