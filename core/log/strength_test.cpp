#include "core/log/strength.h"

#include <gtest/gtest.h>

#include <cmath>

namespace dowel {
namespace {

constexpr double kRoundingKg = 0.05;  // published tables round to a decimal

TEST(OneRepMax, FiveRepsAtHundredKilogramsAsTheTablesHaveIt) {
  EXPECT_NEAR(*one_rep_max_kg(100, 5), 116.7, kRoundingKg) << "Epley";
  EXPECT_NEAR(one_rep_max_range_kg(100, 5)->from_kg, 112.5, kRoundingKg) << "Brzycki";
  EXPECT_NEAR(one_rep_max_range_kg(100, 5)->to_kg, 116.7, kRoundingKg);
}

TEST(OneRepMax, BothFormulasMeetAtOneAndAtTenReps) {
  for (const int reps : {1, 10}) {
    const auto range = one_rep_max_range_kg(87.5, reps);
    EXPECT_NEAR(range->from_kg, range->to_kg, 1e-9) << reps;
  }
}

TEST(OneRepMax, ASingleIsItsOwnMaximum) { EXPECT_EQ(one_rep_max_kg(142.5, 1), 142.5); }

TEST(OneRepMax, MoreRepsNeverMeanLessStrength) {
  for (int reps = 1; reps < kMostRepsForOneRepMax; ++reps) {
    EXPECT_LT(*one_rep_max_kg(60, reps), *one_rep_max_kg(60, reps + 1)) << reps;
    EXPECT_LT(one_rep_max_range_kg(60, reps)->from_kg, one_rep_max_range_kg(60, reps + 1)->from_kg);
  }
}

TEST(OneRepMax, SaysNothingWhereTheFormulasDoNotHold) {
  EXPECT_FALSE(one_rep_max_kg(100, 11));
  EXPECT_FALSE(one_rep_max_kg(100, 0));
  EXPECT_FALSE(one_rep_max_kg(0, 5));
  EXPECT_FALSE(one_rep_max_kg(-20, 5));
  EXPECT_FALSE(one_rep_max_kg(std::nan(""), 5));
  EXPECT_FALSE(one_rep_max_range_kg(100, 11));
  EXPECT_FALSE(one_rep_max_range_kg(-20, 5));
}

TEST(OneRepMax, WhatWasLeftInReserveCouldHaveBeenDone) {
  EXPECT_NEAR(*one_rep_max_with_reserve_kg(122.5, 3, 7, {}), 122.5 * (1 + 6.0 / 30), 1e-9);
  EXPECT_NEAR(*one_rep_max_with_reserve_kg(122.5, 3, {}, 3), 122.5 * (1 + 6.0 / 30), 1e-9);
  EXPECT_NEAR(*one_rep_max_with_reserve_kg(100, 8, 5, {}), 100 * (1 + 10.0 / 30), 1e-9) << "of ten";
  EXPECT_EQ(*one_rep_max_with_reserve_kg(180, 1, 10, {}), 180);
  EXPECT_EQ(*one_rep_max_with_reserve_kg(180, 1, {}, {}), 180);
  EXPECT_FALSE(one_rep_max_with_reserve_kg(100, 11, 7, {}));
  EXPECT_FALSE(one_rep_max_with_reserve_kg(0, 5, 7, {}));
}

}  // namespace
}  // namespace dowel
