#include "vision/roi.h"

#include <gtest/gtest.h>

#include <cmath>

namespace dowel::vision {
namespace {

TEST(Rounded, IsAsGoodAsTheSquareItself) {
  // Half of what a second look is worth (kSquareFits in body_finder.cpp, 0.02).
  for (const float side : {16.0F, 90.0F, 255.9F, 256.1F, 700.0F, 4000.0F}) {
    for (int i = 0; i < 200; ++i) {
      const auto k = static_cast<float>(i);
      const Roi roi{-50 + 3.17F * k, 900 - 2.71F * k, side * (1 + 0.003F * k), 0.0317F * k - 3};
      EXPECT_LT(difference(roi, rounded(roi)), 0.01F);
    }
  }
}

TEST(Rounded, ForgetsLastDigitsAndIsItsOwnRounding) {
  const Roi roi{301.237F, 511.841F, 433.19F, 0.1234F};
  const Roi once = rounded(roi);
  const Roi other = rounded({301.2371F, 511.8411F, 433.1902F, 0.12341F});
  EXPECT_EQ(once.centre_x_px, other.centre_x_px);
  EXPECT_EQ(once.centre_y_px, other.centre_y_px);
  EXPECT_EQ(once.side_px, other.side_px);
  EXPECT_EQ(once.rotation_rad, other.rotation_rad);
  EXPECT_EQ(rounded(once).side_px, once.side_px);
  EXPECT_EQ(rounded(once).centre_x_px, once.centre_x_px);
}

TEST(Roi, TwoWhoStandSideBySideAreNotInOnePlace) {
  // 1.7 m at 300 px: a square of 420 px; half a metre apart.
  const Roi man{300, 400, 420, 0};
  EXPECT_FALSE(same_place(man, {388, 402, 410, 0.1F}));
  EXPECT_GT(overlap(man, {388, 402, 410, 0.1F}), 0.6F) << "though their squares share most";
  EXPECT_TRUE(same_place(man, {330, 380, 470, 0.4F}));
  EXPECT_FALSE(same_place(man, {300, 400, 200, 0})) << "a child behind the bar";
  EXPECT_EQ(same_place(man, {350, 380, 470, 0}), same_place({350, 380, 470, 0}, man));
}

}  // namespace
}  // namespace dowel::vision
