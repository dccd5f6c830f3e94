#include "vision/held_look.h"

#include <gtest/gtest.h>

#include <cmath>

namespace dowel::vision {
namespace {

constexpr double kFrame_s = 1.0 / 30;

std::vector<double> times(std::size_t count) {
  std::vector<double> times_s;
  for (std::size_t i = 0; i < count; ++i) times_s.push_back(static_cast<double>(i) * kFrame_s);
  return times_s;
}

// A body side-on, 260 px from shoulder to ankle: feet at (x, y), hips and shoulders so far above.
PoseFrame body(double time_s, float x, float y, float hips = 160, float shoulders = 260) {
  PoseFrame pose{time_s, true, 1, {}, {}};
  const auto put = [&](std::initializer_list<Joint> joints, float above) {
    for (const Joint joint : joints) pose.image[index_of(joint)] = {x, y - above, 1, 1};
  };
  for (Landmark& landmark : pose.image) landmark = {x, y - shoulders, 1, 1};
  put({Joint::kLeftHip, Joint::kRightHip}, hips);
  put({Joint::kLeftKnee, Joint::kRightKnee}, hips / 2);
  put({Joint::kLeftAnkle, Joint::kRightAnkle}, 0);
  return pose;
}

// Stands over all frames but those that `instead` gives otherwise; nothing: not seen there.
template <class Instead>
Tracklet film(std::size_t count, Instead instead) {
  Tracklet tracklet{0, {}};
  for (std::size_t i = 0; i < count; ++i) {
    const double time_s = static_cast<double>(i) * kFrame_s;
    const std::optional<PoseFrame> pose = instead(i, body(time_s, 300, 500));
    if (!pose) continue;
    tracklet.looks.push_back({i, pack(*pose), {}, {}, {300, 340, 360, 0}});
  }
  return tracklet;
}

// The spans are as many, and one of them lies about frames `from` … `to` − 1, edges of a fifth of a
// second included.
void expect_one(const std::vector<DoubtedSpan>& spans, std::size_t from, std::size_t to) {
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_NEAR(static_cast<double>(spans[0].from), static_cast<double>(from) - 6, 1);
  EXPECT_NEAR(static_cast<double>(spans[0].to), static_cast<double>(to) + 6, 1);
}

TEST(HeldLook, WhoStandsAndSquatsInSightIsNotDoubted) {
  const auto squats = film(120, [](std::size_t i, PoseFrame) {
    const double time_s = static_cast<double>(i) * kFrame_s;
    const auto down = static_cast<float>(0.5 - 0.5 * std::cos(2 * 3.14159 * time_s / 2));
    return std::optional(body(time_s, 300, 500, 160 - 60 * down, 260 - 70 * down));
  });
  EXPECT_TRUE(doubted_spans(squats, times(120)).empty());
}

TEST(HeldLook, WhereNobodyWasSeenIsDoubtedUnlessItIsAMoment) {
  const auto hidden = [](std::size_t to) {
    return [to](std::size_t i, PoseFrame pose) {
      return i >= 50 && i < to ? std::nullopt : std::optional(pose);
    };
  };
  expect_one(doubted_spans(film(120, hidden(65)), times(120)), 50, 65);
  EXPECT_TRUE(doubted_spans(film(120, hidden(55)), times(120)).empty());
}

TEST(HeldLook, FeetOffTheirPlaceAreDoubted) {
  // A body drawn on a plate: everything a third of a body higher, the feet as well.
  const auto lifted = film(120, [](std::size_t i, PoseFrame pose) {
    return std::optional(i >= 40 && i < 60 ? body(pose.time_s, 310, 410) : pose);
  });
  expect_one(doubted_spans(lifted, times(120)), 40, 60);
}

TEST(HeldLook, HipsHigherThanTheLegsReachAreDoubted) {
  const auto stretched = film(120, [](std::size_t i, PoseFrame pose) {
    return std::optional(i >= 40 && i < 60 ? body(pose.time_s, 300, 500, 215, 260) : pose);
  });
  expect_one(doubted_spans(stretched, times(120)), 40, 60);
}

TEST(HeldLook, WhoWalksThroughThePictureStandsNowhere) {
  const auto walks = film(120, [](std::size_t i, PoseFrame pose) -> std::optional<PoseFrame> {
    if (i >= 50 && i < 70) return std::nullopt;
    return body(pose.time_s, 100 + 5 * static_cast<float>(i), 500);
  });
  EXPECT_TRUE(doubted_spans(walks, times(120)).empty());
}

}  // namespace
}  // namespace dowel::vision
