#include "vision/mask_contour.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace dowel::vision {
namespace {

constexpr GridToPicture kPlain{{0, 0}, {1, 0}, {0, 1}};

std::vector<float> make_logits(const std::function<double(double, double)>& logit) {
  std::vector<float> logits(std::size_t(kMaskSize) * kMaskSize);
  for (int y = 0; y < kMaskSize; ++y) {
    for (int x = 0; x < kMaskSize; ++x) {
      logits[std::size_t(y) * kMaskSize + x] = static_cast<float>(logit(x + 0.5, y + 0.5));
    }
  }
  return logits;
}

// Shoelace, positive when the ring turns counter-clockwise to the eye (y down).
double signed_area(const Silhouette& silhouette, std::size_t ring) {
  const std::size_t begin = silhouette.ring_starts[ring];
  const std::size_t end = ring + 1 < silhouette.ring_starts.size()
                              ? silhouette.ring_starts[ring + 1]
                              : silhouette.points.size();
  double twice = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const ContourPoint a = silhouette.points[i];
    const ContourPoint b = silhouette.points[i + 1 < end ? i + 1 : begin];
    twice += double{a.y_px} * b.x_px - double{a.x_px} * b.y_px;
  }
  return twice / 2;
}

// Linear interpolation between probabilities is not quite linear between distances.
constexpr double kTenthOfACell = 0.1;

double disc(double x, double y, double cx, double cy, double radius) {
  return radius - std::hypot(x - cx, y - cy);
}

TEST(TraceMask, CircleHasItsArea) {
  for (const double radius : {10.0, 40.3, 100.0}) {
    const auto logits =
        make_logits([&](double x, double y) { return 3 * disc(x, y, 127.2, 130.9, radius); });
    const Silhouette outline = trace_mask(logits, kPlain, 256, 256);
    ASSERT_EQ(outline.ring_starts.size(), 1U);
    const double area = std::numbers::pi * radius * radius;
    EXPECT_NEAR(signed_area(outline, 0), area, 0.005 * area) << "counter-clockwise to the eye";
    for (const ContourPoint& point : outline.points) {
      EXPECT_NEAR(disc(point.x_px, point.y_px, 127.2, 130.9, radius), 0, kTenthOfACell);
    }
  }
}

TEST(TraceMask, HugeLogitsDoNotPullTheLine) {
  // Half a cell inside and half a cell outside the edge the network may say +3 and −1500.
  const auto logits = make_logits(
      [](double x, double y) { return disc(x, y, 128, 128, 60) > 0 ? 200.0 : -1500.0; });
  const double area = std::numbers::pi * 60 * 60;
  EXPECT_NEAR(signed_area(trace_mask(logits, kPlain, 256, 256), 0), area, 0.005 * area);
}

TEST(TraceMask, HolesTurnTheOtherWay) {
  const auto logits = make_logits([](double x, double y) {
    return 3 * std::min(disc(x, y, 128, 128, 80), -disc(x, y, 120, 128, 30));
  });
  const Silhouette outline = trace_mask(logits, kPlain, 256, 256);
  ASSERT_EQ(outline.ring_starts.size(), 2U);
  EXPECT_NEAR(signed_area(outline, 0), std::numbers::pi * 80 * 80, 100);
  EXPECT_NEAR(signed_area(outline, 1), -std::numbers::pi * 30 * 30, 15);
}

TEST(TraceMask, LargestRingFirstAndSpecksDropped) {
  const auto logits = make_logits([](double x, double y) {
    return 3 * std::max({disc(x, y, 30, 30, 12), disc(x, y, 180, 180, 40), disc(x, y, 200, 30, 2)});
  });
  const Silhouette outline = trace_mask(logits, kPlain, 256, 256);
  ASSERT_EQ(outline.ring_starts.size(), 2U);
  EXPECT_GT(signed_area(outline, 0), 4900);
  EXPECT_NEAR(signed_area(outline, 1), std::numbers::pi * 144, 5);
}

TEST(TraceMask, RingsCloseAtTheMasksEdge) {
  const auto logits = make_logits([](double, double) { return 5.0; });
  const Silhouette outline = trace_mask(logits, kPlain, 256, 256);
  ASSERT_EQ(outline.ring_starts.size(), 1U);
  EXPECT_NEAR(signed_area(outline, 0), 256.0 * 256.0, 512);
}

TEST(TraceMask, NothingBeyondThePicture) {
  // The grid reaches 28 px beyond the left of a picture 200 px wide; the mask says body everywhere.
  const GridToPicture grid{{-28, 0}, {1, 0}, {0, 1}};
  const auto logits = make_logits([](double, double) { return 5.0; });
  const Silhouette outline = trace_mask(logits, grid, 200, 200);
  ASSERT_EQ(outline.ring_starts.size(), 1U);
  for (const ContourPoint& point : outline.points) {
    EXPECT_GE(point.x_px, -1);
    EXPECT_LE(point.x_px, 201);
    EXPECT_LE(point.y_px, 201);
  }
  EXPECT_NEAR(signed_area(outline, 0), 200 * 200, 500);
}

TEST(TraceMask, FollowsATurnedGrid) {
  const float c = 2 * std::cos(0.5F);
  const float s = 2 * std::sin(0.5F);
  const GridToPicture grid{{300, 100}, {c, s}, {-s, c}};
  const auto logits = make_logits([](double x, double y) { return disc(x, y, 128, 128, 50); });
  const Silhouette outline = trace_mask(logits, grid, 2000, 2000);
  const ContourPoint centre = grid(128, 128);
  for (const ContourPoint& point : outline.points) {
    EXPECT_NEAR(std::hypot(point.x_px - centre.x_px, point.y_px - centre.y_px), 100, 0.2);
  }
}

TEST(TraceMask, CheckerboardNeitherHangsNorLosesRings) {
  // Every cell is ambiguous at the corners of 8 × 8 squares.
  const auto logits = make_logits([](double x, double y) {
    return (static_cast<int>(x) / 8 + static_cast<int>(y) / 8) % 2 == 0 ? 4.0 : -4.0;
  });
  const Silhouette outline = trace_mask(logits, kPlain, 256, 256);
  double area = 0;
  for (std::size_t ring = 0; ring < outline.ring_starts.size(); ++ring) {
    area += signed_area(outline, ring);
  }
  EXPECT_NEAR(area, 256.0 * 256.0 / 2, 0.02 * 256 * 256);
}

TEST(TraceMask, NoBodyNoRingsEvenFromNonsense) {
  EXPECT_TRUE(
      trace_mask(make_logits([](double, double) { return -5.0; }), kPlain, 256, 256).empty());
  EXPECT_TRUE(
      trace_mask(make_logits([](double, double) { return NAN; }), kPlain, 256, 256).empty());
}

}  // namespace
}  // namespace dowel::vision
