#include "vision/edge_softness.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace dowel::vision {
namespace {

constexpr int kWidth = 320, kHeight = 240;

Frame paint(const std::function<double(double x, double y)>& grey) {
  Frame frame{0, kWidth, kHeight, std::vector<std::uint8_t>(std::size_t{kWidth} * kHeight * 4)};
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      std::uint8_t* p = frame.row(y) + 4 * x;
      p[0] = p[1] = p[2] = static_cast<std::uint8_t>(std::lround(grey(x + 0.5, y + 0.5)));
    }
  }
  return frame;
}

// A disc of 70 px, its edge a step seen through a Gaussian; darker by `contrast` than around it.
Frame disc(double sigma_px, double contrast = 120) {
  return paint([=](double x, double y) {
    const double inside = 70 - std::hypot(x - 160, y - 120);
    return 200 - contrast * 0.5 * std::erfc(-inside / (std::sqrt(2.0) * sigma_px));
  });
}

// An outline that runs `off` pixels outside the disc.
Silhouette ring(double off) {
  Silhouette outline;
  outline.ring_starts = {0};
  for (int i = 0; i < 400; ++i) {
    const double turn = -2 * 3.14159265358979 * i / 400;
    outline.points.push_back({static_cast<float>(160 + (70 + off) * std::cos(turn)),
                              static_cast<float>(120 + (70 + off) * std::sin(turn))});
  }
  return outline;
}

TEST(EdgeSoftness, IsTheGaussianThroughWhichTheEdgeIsSeen) {
  for (const double sigma_px : {1.0, 2.0, 3.5, 5.0}) {
    EXPECT_NEAR(edge_softness(disc(sigma_px), ring(0), 20), sigma_px, 0.08 * sigma_px + 0.15);
  }
}

TEST(EdgeSoftness, TheOutlineMayRunBesideTheEdge) {
  EXPECT_NEAR(edge_softness(disc(2), ring(4), 20), 2, 0.3);
  EXPECT_NEAR(edge_softness(disc(2), ring(-4), 20), 2, 0.3);
}

TEST(EdgeSoftness, WhatDoesNotStandOutTellsNothing) {
  EXPECT_EQ(edge_softness(disc(2, 10), ring(0), 20), 0);
  EXPECT_EQ(edge_softness(disc(2), Silhouette{}, 20), 0);
}

TEST(EdgeSoftness, AnOutlineAlongThePicturesEdgeTellsNothing) {
  Silhouette frame;
  frame.ring_starts = {0};
  for (int y = kHeight; y >= 0; y -= 2) frame.points.push_back({0, static_cast<float>(y)});
  EXPECT_EQ(edge_softness(disc(2), frame, 20), 0);
}

}  // namespace
}  // namespace dowel::vision
