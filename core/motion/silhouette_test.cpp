#include "core/motion/silhouette.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace dowel {
namespace {

// A ring of `count` points on a circle, counter-clockwise to the eye.
void append_circle(Silhouette& silhouette, ContourPoint centre, float radius_px, int count) {
  silhouette.ring_starts.push_back(static_cast<std::uint32_t>(silhouette.points.size()));
  for (int i = 0; i < count; ++i) {
    const double angle = -2 * std::numbers::pi * i / count;
    silhouette.points.push_back({centre.x_px + radius_px * static_cast<float>(std::cos(angle)),
                                 centre.y_px + radius_px * static_cast<float>(std::sin(angle))});
  }
}

float largest_difference_px(const Silhouette& a, const Silhouette& b) {
  float largest = 0;
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    largest = std::max(largest, std::hypot(a.points[i].x_px - b.points[i].x_px,
                                           a.points[i].y_px - b.points[i].y_px));
  }
  return largest;
}

TEST(PackedSilhouette, KeepsPointsAndRingsOnATurnedGrid) {
  Silhouette silhouette;
  append_circle(silhouette, {400, 300}, 150, 700);
  append_circle(silhouette, {420, 310}, 40, 180);
  const float c = 2.3F * std::cos(0.4F);
  const float s = 2.3F * std::sin(0.4F);
  const GridToPicture grid{{150, -40}, {c, s}, {-s, c}};

  const PackedSilhouette packed = pack(silhouette, grid);
  const Silhouette back = unpack(packed);

  EXPECT_EQ(back.ring_starts, silhouette.ring_starts);
  ASSERT_EQ(back.points.size(), silhouette.points.size());
  // Half a unit along both axes, plus the rounding of float pixels.
  EXPECT_LT(largest_difference_px(silhouette, back),
            2.3F * std::numbers::sqrt2_v<float> / 240 + 1e-3F);
  EXPECT_EQ(packed.bytes.size(), 2 * 6 + 2 * (699 + 179)) << "two bytes for each further point";
}

TEST(PackedSilhouette, AllowsLongSteps) {
  Silhouette square;
  square.ring_starts = {0};
  square.points = {{10, 10}, {10, 500}, {700, 500}, {700, 10}};

  const Silhouette back = unpack(pack(square));

  ASSERT_EQ(back.points.size(), 4U);
  EXPECT_LT(largest_difference_px(square, back), 690.0F / 256 / 120);
}

TEST(PackedSilhouette, OfNothingIsNothing) {
  EXPECT_TRUE(pack(Silhouette{}).empty());
  EXPECT_TRUE(unpack(PackedSilhouette{}).empty());
  EXPECT_TRUE(unpack(PackedSilhouette{}).ring_starts.empty());
}

TEST(PackedSilhouette, OfOnePointIsThatPoint) {
  Silhouette dot;
  dot.ring_starts = {0};
  dot.points = {{12.5F, -3.25F}};
  const Silhouette back = unpack(pack(dot));
  ASSERT_EQ(back.points.size(), 1U);
  EXPECT_FLOAT_EQ(back.points[0].x_px, 12.5F);
  EXPECT_FLOAT_EQ(back.points[0].y_px, -3.25F);
}

TEST(SilhouetteTrack, UnpacksOneFrame) {
  Silhouette silhouette;
  append_circle(silhouette, {100, 100}, 50, 300);
  SilhouetteTrack track;
  track.frames = {PackedSilhouette{}, pack(silhouette)};
  EXPECT_TRUE(track.unpack(0).empty());
  EXPECT_EQ(track.unpack(1).points.size(), 300U);
}

}  // namespace
}  // namespace dowel
