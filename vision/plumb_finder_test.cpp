#include "vision/plumb_finder.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <random>

#include "core/base/units.h"

namespace dowel::vision {
namespace {

constexpr int kWidth = 640, kHeight = 360;

// A room: posts that are plumb, seen by a phone that stands askew and may look up.
struct Room {
  double lean_deg = 0;    // at the picture's middle
  double change_deg = 0;  // more of it at the right edge than at the left
  int posts = 6;
  int slanting = 0;  // things that lean any other way
};

Frame draw(const Room& room, double time_s = 0) {
  Frame frame;
  frame.time_s = time_s;
  frame.width_px = kWidth;
  frame.height_px = kHeight;
  frame.bgrx.assign(static_cast<std::size_t>(kWidth) * kHeight * 4, 200);
  cv::Mat picture(kHeight, kWidth, CV_8UC4, frame.bgrx.data());
  const auto bar = [&](double x, double lean_rad, double half_length, double thickness) {
    const cv::Point2d up{std::sin(lean_rad), -std::cos(lean_rad)}, middle{x, kHeight / 2.0};
    const cv::Point2d aside{thickness / 2 * up.y, -thickness / 2 * up.x};
    const cv::Point2d ends[] = {
        middle + half_length * up + aside, middle + half_length * up - aside,
        middle - half_length * up - aside, middle - half_length * up + aside};
    std::vector<cv::Point> corners;
    for (const cv::Point2d& p : ends) {
      corners.emplace_back(static_cast<int>(std::lround(16 * p.x)),
                           static_cast<int>(std::lround(16 * p.y)));
    }
    cv::fillConvexPoly(picture, corners, cv::Scalar(60, 70, 80, 255), cv::LINE_AA, 4);
  };
  for (int i = 0; i < room.posts; ++i) {
    const double x = kWidth * (i + 0.5) / room.posts;
    bar(x, to_rad(room.lean_deg + room.change_deg * (x / kWidth - 0.5)), 130, 14);
  }
  std::mt19937 dice(3);
  std::uniform_real_distribution<double> place(40, kWidth - 40), lean(-18, 18);
  for (int i = 0; i < room.slanting; ++i) bar(place(dice), to_rad(lean(dice)), 40, 8);
  return frame;
}

std::optional<PlumbLine> plumb_of(const Room& room) {
  PlumbFinder finder;
  for (int i = 0; i < 3; ++i) finder.add(draw(room, i));
  return finder.finish();
}

TEST(PlumbFinder, PostsSayHowThePhoneStands) {
  for (const double lean_deg : {-9.0, -3.0, 0.0, 6.0, 12.0}) {
    SCOPED_TRACE(lean_deg);
    const auto plumb = plumb_of({lean_deg});
    ASSERT_TRUE(plumb);
    EXPECT_NEAR(to_deg(plumb->lean_rad), lean_deg, 0.4);
    EXPECT_NEAR(to_deg(plumb->lean_at(kWidth / 4.0)), lean_deg, 0.4);
    EXPECT_LT(to_deg(plumb->sd_rad), 1.6);
  }
}

TEST(PlumbFinder, APhoneThatLooksUpSeesThemConverge) {
  const auto plumb = plumb_of({5, -8});
  ASSERT_TRUE(plumb);
  EXPECT_NEAR(to_deg(plumb->lean_at(0.2 * kWidth)), 5 + 0.3 * 8, 0.5);
  EXPECT_NEAR(to_deg(plumb->lean_at(0.8 * kWidth)), 5 - 0.3 * 8, 0.5);
}

TEST(PlumbFinder, WhatLeansAnyWayDoesNotVoteTogether) {
  const auto plumb = plumb_of({.lean_deg = 4, .posts = 6, .slanting = 10});
  ASSERT_TRUE(plumb);
  EXPECT_NEAR(to_deg(plumb->lean_rad), 4, 0.6);
  EXPECT_FALSE(plumb_of({.posts = 0, .slanting = 24}));
}

TEST(PlumbFinder, TheBordersOfAPictureInAPictureAreNoPosts) {
  PlumbFinder finder;
  Frame frame = draw({.lean_deg = 6, .posts = 8});
  cv::Mat picture(kHeight, kWidth, CV_8UC4, frame.bgrx.data());
  picture.colRange(0, 150).setTo(cv::Scalar(0, 0, 0, 255));
  picture.colRange(kWidth - 150, kWidth).setTo(cv::Scalar(0, 0, 0, 255));
  finder.add(frame);
  const auto plumb = finder.finish();
  ASSERT_TRUE(plumb);
  EXPECT_NEAR(to_deg(plumb->lean_rad), 6, 0.6);
}

TEST(PlumbFinder, APlainWallOrOnePostSaysNothing) {
  EXPECT_FALSE(plumb_of({.posts = 0}));
  EXPECT_FALSE(plumb_of({.posts = 1}));
  EXPECT_FALSE(PlumbFinder().finish());
}

TEST(PlumbFinder, LyingEdgesAreNoPosts) {
  PlumbFinder finder;
  Frame frame = draw({.posts = 0});
  cv::Mat picture(kHeight, kWidth, CV_8UC4, frame.bgrx.data());
  for (int y = 30; y < kHeight; y += 60) {
    cv::rectangle(picture, {20, y}, {kWidth - 20, y + 12}, cv::Scalar(60, 70, 80, 255), cv::FILLED);
  }
  finder.add(frame);
  EXPECT_FALSE(finder.finish());
}

}  // namespace
}  // namespace dowel::vision
