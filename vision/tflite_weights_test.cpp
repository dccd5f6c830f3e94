#include "vision/tflite_weights.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace dowel::vision {
namespace {

// IEEE 754-2019 § 3.4, written down as the standard says it.
float half_by_definition(std::uint16_t half) {
  const int exponent = (half >> 10) & 0x1F;
  const int fraction = half & 0x3FF;
  const float sign = (half & 0x8000) != 0 ? -1.0F : 1.0F;
  if (exponent == 0x1F) {
    return fraction == 0 ? sign * std::numeric_limits<float>::infinity() : NAN;
  }
  if (exponent == 0) return sign * std::ldexp(static_cast<float>(fraction), -24);
  return sign * std::ldexp(static_cast<float>(1024 + fraction), exponent - 25);
}

TEST(HalfToFloat, IsExactForEveryHalf) {
  std::vector<std::uint16_t> halves(0x10000);
  for (std::size_t i = 0; i < halves.size(); ++i) halves[i] = static_cast<std::uint16_t>(i);
  std::vector<float> floats(halves.size());

  half_to_float(halves, floats);

  for (std::size_t i = 0; i < halves.size(); ++i) {
    const float expected = half_by_definition(halves[i]);
    if (std::isnan(expected)) {
      EXPECT_TRUE(std::isnan(floats[i])) << i;
    } else {
      EXPECT_EQ(floats[i], expected) << i;
      EXPECT_EQ(std::signbit(floats[i]), std::signbit(expected)) << i;
    }
  }
}

// Shapes whose product wraps to nothing wrote beyond the end; others took gigabytes for 352 bytes.
TEST(Densify, RefusesAShapeFarBeyondItsValues) {
  const auto dense = [](const std::vector<int>& shape) {
    Sparsity sparsity;
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
      sparsity.traversal_order.push_back(static_cast<int>(axis));
      sparsity.axes.push_back({true, 0, {0, 1}, {0}});
    }
    return densify(std::vector<float>{1}, sparsity, shape).has_value();
  };
  EXPECT_TRUE(dense({1, 8, 8, 1}));
  EXPECT_FALSE(dense({1, 16384, 16384, 1})) << "a gigabyte";
  EXPECT_FALSE(dense({16384, 16384, 16384, 16384})) << "2^56";
  EXPECT_FALSE(dense({1, 1 << 14, 1 << 10, 1})) << "16 million values, one of them kept";
  EXPECT_FALSE(dense({8, 0, 8, 1}));
  EXPECT_FALSE(dense({8, -8, -8, 1}));
}

TEST(Densify, SpreadsCompressedRows) {
  // The matrix of the format's own example of compressed rows:
  // 1 0 0 / 0 0 2 / 3 0 4
  const Sparsity sparsity{{0, 1}, {}, {{false, 3, {}, {}}, {true, 0, {0, 1, 2, 4}, {0, 2, 0, 2}}}};
  const std::vector<float> kept = {1, 2, 3, 4};
  const auto dense = densify(kept, sparsity, {3, 3});
  ASSERT_TRUE(dense);
  EXPECT_THAT(*dense, testing::ElementsAre(1, 0, 0, 0, 0, 2, 3, 0, 4));
}

TEST(Densify, SpreadsBlocks) {
  // 4 × 4 in blocks of 2 × 2, of which the upper right and the lower left are kept.
  const Sparsity sparsity{
      {0, 1, 2, 3},
      {0, 1},
      {{false, 2, {}, {}}, {true, 0, {0, 1, 2}, {1, 0}}, {false, 2, {}, {}}, {false, 2, {}, {}}}};
  const std::vector<float> kept = {1, 2, 3, 4, 5, 6, 7, 8};
  const auto dense = densify(kept, sparsity, {4, 4});
  ASSERT_TRUE(dense);
  EXPECT_THAT(*dense, testing::ElementsAre(0, 0, 1, 2,  //
                                           0, 0, 3, 4,  //
                                           5, 6, 0, 0,  //
                                           7, 8, 0, 0));
}

TEST(Densify, TraversesAxesInTheOrderGiven) {
  // Columns first: the kept values run down the columns.
  const Sparsity sparsity{{1, 0}, {}, {{false, 2, {}, {}}, {true, 0, {0, 2, 3}, {0, 1, 1}}}};
  const std::vector<float> kept = {1, 2, 3};
  const auto dense = densify(kept, sparsity, {2, 2});
  ASSERT_TRUE(dense);
  EXPECT_THAT(*dense, testing::ElementsAre(1, 0, 2, 3));
}

TEST(Densify, RefusesLayoutsThatContradictThemselves) {
  const std::vector<float> kept = {1, 2, 3, 4};
  const SparseAxis rows{false, 3, {}, {}};
  const std::vector<Sparsity> wrong = {
      {{}, {}, {}},                                                          // no axes
      {{0, 0}, {}, {rows, {true, 0, {0, 1, 2, 4}, {0, 2, 0, 2}}}},           // an axis twice
      {{0, 1}, {}, {rows, {true, 0, {0, 1, 2}, {0, 2, 0, 2}}}},              // segments too short
      {{0, 1}, {}, {rows, {true, 0, {0, 1, 2, 9}, {0, 2, 0, 2}}}},           // beyond the indices
      {{0, 1}, {}, {rows, {true, 0, {-3, 1, 2, 4}, {0, 2, 0, 2}}}},          // before them
      {{0, 1}, {}, {rows, {true, 0, {0, 1, 2, 4}, {0, 7, 0, 2}}}},           // outside the tensor
      {{0, 1}, {}, {rows, {true, 0, {0, 1, 2, 3}, {0, 2, 0, 2}}}},           // a value too many
      {{0, 1}, {}, {{false, 1 << 30, {}, {}}, rows}},                        // absurd size
      {{0, 1, 2}, {5}, {rows, {true, 0, {0, 1, 2, 4}, {0, 2, 0, 2}}, rows}}  // block of no axis
  };
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    EXPECT_FALSE(densify(kept, wrong[i], {3, 3})) << "case " << i;
  }
}

}  // namespace
}  // namespace dowel::vision
