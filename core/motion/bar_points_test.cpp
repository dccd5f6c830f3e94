#include "core/motion/bar_points.h"

#include <gtest/gtest.h>

namespace dowel {
namespace {

BarPoint at(double x, double y) {
  BarPoint point;
  point.seen = true;
  point.centre_px = {x, y};
  point.sd_px = 0.5;
  point.radius_px = 40;
  point.aspect = 0.5;
  return point;
}

TEST(BarPoints, HidesWhatLiesBehindThePlate) {
  BarPoints bar{BarKind::kPlate, {at(100, 200), BarPoint{}}};
  EXPECT_TRUE(is_behind_plate(bar, 0, {100, 239}));
  EXPECT_FALSE(is_behind_plate(bar, 0, {100, 241}));
  EXPECT_TRUE(is_behind_plate(bar, 0, {119, 200})) << "half as wide as high";
  EXPECT_FALSE(is_behind_plate(bar, 0, {121, 200}));
  EXPECT_FALSE(is_behind_plate(bar, 1, {100, 200})) << "not seen there";
  EXPECT_FALSE(is_behind_plate(bar, 2, {100, 200})) << "no such frame";
  bar.kind = BarKind::kBell;
  EXPECT_FALSE(is_behind_plate(bar, 0, {100, 200})) << "hangs between the legs";
}

TEST(BarPoints, GoesOnStraightThroughAShortGapOnly) {
  const BarPoints bar{BarKind::kPlate, {at(100, 200), {}, at(100, 180), {}, at(100, 100)}};
  const BarPoints whole = bridged(bar, {0, 0.05, 0.2, 0.5, 0.8});
  ASSERT_TRUE(whole.frames[1].seen);
  EXPECT_NEAR(whole.frames[1].centre_px.y, 195, 1e-9);
  EXPECT_NEAR(whole.frames[1].radius_px, 40, 1e-9);
  EXPECT_GT(whole.frames[1].sd_px, 1);
  EXPECT_FALSE(whole.frames[3].seen) << "more than a quarter of a second";
}

}  // namespace
}  // namespace dowel
