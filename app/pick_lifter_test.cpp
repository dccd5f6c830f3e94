#include "app/pick_lifter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

namespace dowel::app {
namespace {

// Shoulders 400 px over the ankles, hip and knee between; `down` is how far all but the ankles
// sink.
PoseFrame body(double time_s, double down_px, double camera_px = 0) {
  PoseFrame frame{time_s, true, 1, {}, {}};
  const auto put = [&](Joint left, Joint right, double y) {
    frame.image[index_of(left)] =
        frame.image[index_of(right)] = {300, static_cast<float>(y + camera_px), 1, 1};
  };
  put(Joint::kLeftShoulder, Joint::kRightShoulder, 100 + down_px);
  put(Joint::kLeftHip, Joint::kRightHip, 250 + 0.8 * down_px);
  put(Joint::kLeftKnee, Joint::kRightKnee, 375);
  put(Joint::kLeftAnkle, Joint::kRightAnkle, 500);
  return frame;
}

template <class Down>
PoseTrack film(Down down, double camera_px = 0) {
  PoseTrack track{600, 800, {}};
  for (int i = 0; i < 300; ++i) {
    const double t = i / 30.0;
    track.frames.push_back(body(t, down(t), camera_px * std::sin(t)));
  }
  return track;
}

double three_squats(double t) {
  return t < 9 ? 100 * (1 - std::cos(2 * std::numbers::pi * t / 3)) : 0;  // 200 px deep
}

// Ten frames a second: `seconds` pairs of how long and how many.
std::vector<int> people(std::initializer_list<std::pair<double, int>> spans) {
  std::vector<int> here;
  for (const auto& [seconds, number] : spans) {
    here.insert(here.end(), static_cast<std::size_t>(10 * seconds), number);
  }
  return here;
}

int at_once(const std::vector<int>& here) {
  std::vector<double> times_s;
  for (std::size_t i = 0; i < here.size(); ++i) times_s.push_back(static_cast<double>(i) / 10);
  return people_at_once(here, times_s);
}

TEST(PickLifter, WhoeverStaysForASecondIsThere) {
  EXPECT_EQ(at_once(people({{5, 1}, {1.5, 2}, {5, 1}})), 2);
  EXPECT_EQ(at_once(people({{4, 0}, {3, 1}, {4, 0}})), 1);
  EXPECT_EQ(at_once(people({{0.4, 1}, {0.8, 2}})), 2) << "half of a short film is enough";
  EXPECT_EQ(at_once({}), 0);
}

TEST(PickLifter, WhatFlickersIsNobodyHoweverOften) {
  std::vector<int> here;
  for (int i = 0; i < 40; ++i) {
    const auto more = people({{0.9, 1}, {0.3, 2}});
    here.insert(here.end(), more.begin(), more.end());
  }
  EXPECT_EQ(at_once(here), 1);
}

TEST(PickLifter, ThreeSquatsGoDownAndUpThreeTimes) {
  // 6 × 200 px of 400.
  EXPECT_NEAR(lifted_lengths(film(three_squats)), 3, 0.02);
}

TEST(PickLifter, WhoStandsAndSwaysDoesNotLiftWhateverTheCameraDoes) {
  const auto sway = [](double t) { return 8 * std::sin(5 * t); };
  EXPECT_EQ(lifted_lengths(film(sway)), 0);
  EXPECT_EQ(lifted_lengths(film(sway, 150)), 0);
  EXPECT_NEAR(lifted_lengths(film(three_squats, 150)), 3, 0.02);
}

TEST(PickLifter, HalfAFilmUnseenCountsForWhatWasSeen) {
  PoseTrack track = film(three_squats);
  for (std::size_t i = 90; i < 180; ++i) track.frames[i].found = false;
  EXPECT_NEAR(lifted_lengths(track), 2, 0.02);
  for (PoseFrame& frame : track.frames) frame.found = false;
  EXPECT_EQ(lifted_lengths(track), 0);
}

TEST(PickLifter, RepetitionsComeFirstThenTheWayUpAndDown) {
  EXPECT_TRUE(lifts_more({3, 1}, {2, 9}));
  EXPECT_TRUE(lifts_more({1, 3}, {1, 1}));
  EXPECT_FALSE(lifts_more({1, 1.2}, {1, 1})) << "too little between them";
  EXPECT_FALSE(lifts_more({0, 0}, {0, 0}));
}

}  // namespace
}  // namespace dowel::app
