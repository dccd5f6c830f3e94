#include "core/body/find_stretches.h"

#include <gtest/gtest.h>

#include "core/body/testing/drawn_body.h"

namespace dowel {
namespace {

using namespace testing;

constexpr double kLeft_rad = std::numbers::pi;

// Faces right, and as told between two times.
PoseTrack turning(double length_s, double from_s, double to_s, double heading_rad,
                  double lean_deg = 0) {
  return draw_film(length_s, [=](double time_s) {
    DrawnBody body;
    body.lean_rad = to_rad(lean_deg);
    if (time_s >= from_s && time_s < to_s) body.heading_rad = heading_rad;
    return body;
  });
}

// Stretches without gaps or overlaps, over every frame.
void expect_whole(const PoseTrack& track, const std::vector<Stretch>& stretches) {
  ASSERT_FALSE(stretches.empty());
  EXPECT_EQ(stretches.front().from, 0U);
  EXPECT_EQ(stretches.back().to, track.frames.size());
  for (std::size_t k = 1; k < stretches.size(); ++k) {
    EXPECT_EQ(stretches[k].from, stretches[k - 1].to);
    EXPECT_LT(stretches[k].from, stretches[k].to);
  }
}

TEST(FindStretches, APlainFilmIsOne) {
  const PoseTrack track = turning(6, 9, 9, 0);
  const auto stretches = find_stretches(track, {});
  ASSERT_EQ(stretches.size(), 1U);
  expect_whole(track, stretches);
}

TEST(FindStretches, WhoTurnsRoundBeginsAnother) {
  const PoseTrack track = turning(10, 5, 10, kLeft_rad);
  const auto stretches = find_stretches(track, {});
  ASSERT_EQ(stretches.size(), 2U);
  expect_whole(track, stretches);
  EXPECT_NEAR(static_cast<double>(stretches[1].from), static_cast<double>(frame_at(5)), 16)
      << "within the half second over which looks are taken together";
}

TEST(FindStretches, FromTheSideToTheFrontAndBackIsThree) {
  const PoseTrack track = turning(12, 4, 8, kLeft_rad / 2);
  const auto stretches = find_stretches(track, {});
  ASSERT_EQ(stretches.size(), 3U);
  expect_whole(track, stretches);
}

TEST(FindStretches, ALookRoundOfASecondIsNoTurn) {
  EXPECT_EQ(find_stretches(turning(10, 5, 6, kLeft_rad), {}).size(), 1U);
}

TEST(FindStretches, SwayingByTwentyDegreesIsNoTurn) {
  EXPECT_EQ(find_stretches(turning(10, 5, 10, to_rad(20)), {}).size(), 1U);
}

TEST(FindStretches, NobodyTurnsWhileBentOver) {
  // The network swaps left and right of somebody folded up; nothing is made of it.
  EXPECT_EQ(find_stretches(turning(10, 5, 10, kLeft_rad, 70), {}).size(), 1U);
}

TEST(FindStretches, WithoutFeetNothingIsToldOfTurns) {
  PoseTrack track = turning(10, 5, 10, kLeft_rad);
  for (PoseFrame& f : track.frames) {
    for (const Joint joint :
         {Joint::kLeftHeel, Joint::kRightHeel, Joint::kLeftFootIndex, Joint::kRightFootIndex}) {
      f.image[index_of(joint)].visibility = 0.2F;
    }
  }
  EXPECT_EQ(find_stretches(track, {}).size(), 1U);
}

TEST(FindStretches, CutsOfTheFilmEndAStretchAtTheFrameTheyName) {
  const PoseTrack track = turning(9, 20, 20, 0);
  const auto stretches = find_stretches(track, {3.0, 6.0});
  ASSERT_EQ(stretches.size(), 3U);
  expect_whole(track, stretches);
  EXPECT_EQ(stretches[1].from, frame_at(3));
  EXPECT_EQ(stretches[2].from, frame_at(6));
}

TEST(FindStretches, ACutAndATurnAreBothSeen) {
  const PoseTrack track = turning(12, 8, 12, kLeft_rad);
  const auto stretches = find_stretches(track, {4.0});
  ASSERT_EQ(stretches.size(), 3U);
  expect_whole(track, stretches);
}

TEST(FindStretches, CutsOutsideTheFilmAndTwiceAtOnceCutNothing) {
  const PoseTrack track = turning(4, 20, 20, 0);
  for (const std::vector<double>& cuts :
       {std::vector<double>{0.0}, {99.0}, {-1.0}, {2.0, 2.0001}}) {
    const auto stretches = find_stretches(track, cuts);
    expect_whole(track, stretches);
    EXPECT_EQ(stretches.size(), cuts.size());
  }
}

TEST(FindStretches, AFilmOfNobodyIsOneStretch) {
  PoseTrack track = turning(4, 20, 20, 0);
  for (PoseFrame& f : track.frames) f.found = false;
  EXPECT_EQ(find_stretches(track, {}).size(), 1U);
  const auto none = find_stretches({}, {});
  ASSERT_EQ(none.size(), 1U);
  EXPECT_EQ(none.front().to, 0U);
}

}  // namespace
}  // namespace dowel
