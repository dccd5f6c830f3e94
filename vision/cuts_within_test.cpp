#include "vision/cuts_within.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace dowel::vision {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double kFps = 60;

// A body of 340 px from shoulder to ankle that bends by `down` of its trunk.
PackedPose bent(double time_s, double down) {
  PoseFrame pose{time_s, true, 1, {}, {}};
  const auto put = [&](Joint left, Joint right, double x, double y) {
    for (const Joint joint : {left, right}) {
      pose.image[index_of(joint)] = {static_cast<float>(x), static_cast<float>(y), 1, 1};
    }
  };
  put(Joint::kLeftShoulder, Joint::kRightShoulder, 300 - 60 * down, 100 + 100 * down);
  put(Joint::kLeftHip, Joint::kRightHip, 300 + 40 * down, 200 + 30 * down);
  put(Joint::kLeftKnee, Joint::kRightKnee, 300, 320);
  put(Joint::kLeftAnkle, Joint::kRightAnkle, 300, 440);
  return pack(pose);
}

// A repetition every two seconds; `at` says which moment of the lift each frame shows.
Person lifter(int frames, const std::function<double(double)>& at) {
  Person person;
  for (int i = 0; i < frames; ++i) {
    const double time_s = i / kFps;
    const double down = (1 - std::cos(M_PI * at(time_s))) / 2;
    person.looks.push_back({static_cast<std::size_t>(i), bent(time_s, down)});
  }
  return person;
}

// 0.8 s are left out after 2.2 s, times closed up: what was all but up is all but down.
double left_out(double time_s) { return time_s < 2.2 - 1e-9 ? time_s : time_s + 0.8; }

TEST(CutsWithin, AreWhereTheBodyJumpsWithThePicture) {
  EXPECT_THAT(cuts_within(lifter(240, left_out), {1.0, 2.2, 3.0}), ElementsAre(2.2));
}

TEST(CutsWithin, WhatChangesBesideABodyThatGoesOnIsNone) {
  EXPECT_THAT(cuts_within(lifter(240, [](double t) { return t; }), {1.0, 2.2, 3.0}), IsEmpty());
}

// Four times as fast as anybody lifts, and seen in fifteen pictures a second.
TEST(CutsWithin, SomebodyFastIsNone) {
  Person person = lifter(240, [](double t) { return 4 * t; });
  std::erase_if(person.looks, [](const Look& look) { return look.frame % 4 != 0; });
  EXPECT_THAT(cuts_within(person, {1.0, 1.2, 1.4, 2.0}), IsEmpty());
}

TEST(CutsWithin, ABodyThatWasLostMeanwhileMayBeAnywhere) {
  Person person = lifter(240, left_out);
  std::erase_if(person.looks,
                [](const Look& look) { return look.frame > 120 && look.frame < 140; });
  EXPECT_THAT(cuts_within(person, {2.2}), IsEmpty());
}

TEST(CutsWithin, NobodyAndTheEndsAreNone) {
  EXPECT_THAT(cuts_within({}, {1.0}), IsEmpty());
  EXPECT_THAT(cuts_within(lifter(30, left_out), {0.0, 9.0}), IsEmpty());
  EXPECT_THAT(cuts_within(lifter(2, [](double t) { return 60 * t; }), {1 / kFps}),
              ElementsAre(1 / kFps));
}

}  // namespace
}  // namespace dowel::vision
