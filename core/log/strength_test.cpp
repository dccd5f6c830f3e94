#include "core/log/strength.h"

#include <gtest/gtest.h>

#include <cmath>

namespace dowel {
namespace {

using enum OneRepMaxFormula;
constexpr OneRepMaxFormula kAll[] = {kEpley,  kBrzycki, kLander, kLombardi,
                                     kMayhew, kOConner, kWathan};
constexpr double kRoundingKg = 0.05;  // published tables round to a decimal

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
    for (int reps = 1; reps < kMostRepsForOneRepMax; ++reps) {
      EXPECT_LT(*one_rep_max_kg(60, reps, formula), *one_rep_max_kg(60, reps + 1, formula)) << reps;
    }
  }
}

TEST(OneRepMax, SaysNothingWhereTheFormulasDoNotHold) {
  EXPECT_FALSE(one_rep_max_kg(100, 11));
  EXPECT_FALSE(one_rep_max_kg(100, 0));
  EXPECT_FALSE(one_rep_max_kg(0, 5));
  EXPECT_FALSE(one_rep_max_kg(-20, 5));
  EXPECT_FALSE(one_rep_max_kg(std::nan(""), 5));
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
