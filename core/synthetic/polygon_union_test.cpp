#include "core/synthetic/polygon_union.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "core/synthetic/random.h"

namespace dowel::synthetic {
namespace {

Ring box(double x0, double y0, double x1, double y1) {
  return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

double total_area(const std::vector<Ring>& rings) {
  double sum = 0;
  for (const Ring& ring : rings) sum += signed_area(ring);
  return -sum;  // outer rings are negative with y down
}

TEST(OutlineOf, TwoBoxesOverlapping) {
  const auto rings = outline_of({box(0, 0, 4, 4), box(2, 1, 6, 3)});
  ASSERT_TRUE(rings);
  ASSERT_EQ(rings->size(), 1U);
  EXPECT_NEAR(total_area(*rings), 16 + 8 - 4, 1e-12);
  EXPECT_LT(signed_area(rings->front()), 0) << "the outer ring turns the wrong way";
}

TEST(OutlineOf, ApartAndWithin) {
  const auto apart = outline_of({box(0, 0, 1, 1), box(2, 0, 3, 1)});
  ASSERT_TRUE(apart);
  EXPECT_EQ(apart->size(), 2U);
  const auto within = outline_of({box(0, 0, 9, 9), box(2, 2, 3, 3)});
  ASSERT_TRUE(within);
  EXPECT_EQ(within->size(), 1U);
}

TEST(OutlineOf, FrameOfFourBarsHasAHoleThatTurnsTheOtherWay) {
  const auto rings = outline_of(
      {box(0, 0, 9, 1.5), box(0.2, 7, 9.3, 9), box(-0.1, 0.3, 1, 8.5), box(8, 0.4, 9.1, 8.7)});
  ASSERT_TRUE(rings);
  ASSERT_EQ(rings->size(), 2U);
  const double a = signed_area((*rings)[0]);
  const double b = signed_area((*rings)[1]);
  EXPECT_LT(a * b, 0);
  EXPECT_NEAR(std::max(a, b), (8 - 1) * (7 - 1.5), 1e-12);
}

TEST(OutlineOf, CoincidentRingsCountOnceAndTouchingOnesJoin) {
  const auto twice = outline_of({box(0, 0, 4, 4), box(0, 0, 4, 4)});
  ASSERT_TRUE(twice);
  EXPECT_NEAR(total_area(*twice), 16, 1e-9);
  const auto touching = outline_of({box(0, 0, 4, 4), box(4, 0, 8, 4)});
  ASSERT_TRUE(touching);
  EXPECT_NEAR(total_area(*touching), 32, 1e-3);
}

TEST(OutlineOf, CutterTakesAwayAndLeavesTheBodyToTheLeft) {
  const auto rings = outline_of({box(0, 0, 9, 9)}, {box(3, 3, 5, 12)});
  ASSERT_TRUE(rings);
  ASSERT_EQ(rings->size(), 1U);
  EXPECT_NEAR(total_area(*rings), 81 - 12, 1e-12);
  const auto hole = outline_of({box(0, 0, 9, 9)}, {box(3, 3, 5, 5)});
  ASSERT_TRUE(hole);
  ASSERT_EQ(hole->size(), 2U);
  EXPECT_NEAR(total_area(*hole), 81 - 4, 1e-12);
}

TEST(OutlineOf, AgreesWithCountingPointsOnRandomRings) {
  Random random(7);
  for (int round = 0; round < 40; ++round) {
    std::vector<Ring> parts;
    for (int k = 0; k < 6; ++k) {
      const Vec2 centre{10 * random.uniform(), 10 * random.uniform()};
      Ring ring;
      for (int i = 0; i < 14; ++i) {
        const double angle = 2 * std::numbers::pi * i / 14;
        ring.push_back(centre +
                       (1 + 2 * random.uniform()) * Vec2{std::cos(angle), std::sin(angle)});
      }
      parts.push_back(ring);
    }
    const std::vector<Ring> cutters = {parts.back()};
    parts.pop_back();
    const auto rings = outline_of(parts, cutters);
    ASSERT_TRUE(rings);
    for (int probe = 0; probe < 300; ++probe) {
      const Vec2 p{14 * random.uniform() - 2, 14 * random.uniform() - 2};
      bool wanted = false;
      for (const Ring& part : parts) wanted = wanted || contains(part, p);
      wanted = wanted && !contains(cutters[0], p);
      bool found = false;
      for (const Ring& ring : *rings) found = found != contains(ring, p);
      EXPECT_EQ(found, wanted) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace dowel::synthetic
