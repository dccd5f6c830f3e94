#include "vision/join_bodies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace dowel::vision {
namespace {

constexpr double kFrame_s = 1.0 / 30;

// A body standing side-on: shoulders 100 px over the hips, knees and ankles 80 and 160 below.
PoseFrame standing(double time_s, float x, float y = 300, float size = 1) {
  PoseFrame pose{time_s, true, 1, {}, {}};
  const auto put = [&](std::initializer_list<Joint> joints, float dx, float dy) {
    for (const Joint joint : joints) {
      pose.image[index_of(joint)] = {x + size * dx, y + size * dy, 1, 1};
    }
  };
  for (Landmark& landmark : pose.image) landmark = {x + 5 * size, y - 120 * size, 1, 1};
  put({Joint::kLeftShoulder, Joint::kRightShoulder}, 0, -100);
  put({Joint::kLeftHip, Joint::kRightHip}, 0, 0);
  put({Joint::kLeftKnee, Joint::kRightKnee}, 10, 80);
  put({Joint::kLeftAnkle, Joint::kRightAnkle}, 0, 160);
  put({Joint::kLeftHeel, Joint::kRightHeel}, -12, 165);
  put({Joint::kLeftFootIndex, Joint::kRightFootIndex}, 25, 168);
  return pose;
}

PoseFrame upside_down(double time_s, float x) {
  PoseFrame pose = standing(time_s, x);
  for (Landmark& landmark : pose.image) landmark.y_px = 600 - landmark.y_px;
  return pose;
}

// One look a frame, `from` … `to` − 1.
Tracklet still(int id, std::size_t from, std::size_t to, float x, float y = 300, float size = 1) {
  Tracklet tracklet{id, {}};
  for (std::size_t i = from; i < to; ++i) {
    const auto time_s = static_cast<double>(i) * kFrame_s;
    tracklet.looks.push_back({i, pack(standing(time_s, x, y, size)), {}, Colour{40, 40, 40}});
  }
  return tracklet;
}

TEST(JoinBodies, WhoIsHiddenForSecondsIsTheSameBody) {
  const auto bodies = join_bodies({still(0, 0, 60, 300), still(1, 165, 240, 320)});
  ASSERT_EQ(bodies.size(), 1U);
  EXPECT_EQ(bodies[0].id, 0);
  EXPECT_EQ(bodies[0].looks.size(), 135U);
}

TEST(JoinBodies, WhoComesBackElsewhereLargerOrInOtherClothesIsSomebodyElse) {
  EXPECT_EQ(join_bodies({still(0, 0, 60, 300), still(1, 80, 140, 900)}).size(), 2U);
  EXPECT_EQ(join_bodies({still(0, 0, 60, 300), still(1, 80, 140, 300, 300, 1.8F)}).size(), 2U);
  Tracklet red = still(1, 80, 140, 300);
  for (Look& look : red.looks) look.clothing = Colour{40, 40, 200};
  EXPECT_EQ(join_bodies({still(0, 0, 60, 300), red}).size(), 2U);
}

TEST(JoinBodies, TwoWhoStandSideBySideStayTwo) {
  const auto bodies =
      join_bodies({still(0, 0, 60, 300), still(1, 0, 60, 500), still(2, 70, 120, 305)});
  ASSERT_EQ(bodies.size(), 2U);
  EXPECT_EQ(bodies[0].looks.size(), 110U) << "the third is the first, come back";
  EXPECT_EQ(bodies[1].looks.size(), 60U);
}

TEST(JoinBodies, OfTwoThatLieUponOneAnotherTheOneIsKeptThatGoesOnAsBodiesDo) {
  // The track turns over at frame 40; a second one, found there, sees the body as it is.
  Tracklet first = still(0, 0, 40, 300);
  for (std::size_t i = 40; i < 60; ++i) {
    first.looks.push_back({i, pack(upside_down(static_cast<double>(i) * kFrame_s, 300)), {}, {}});
  }
  const auto bodies = join_bodies({first, still(1, 42, 120, 302)});
  ASSERT_EQ(bodies.size(), 1U);
  for (const Look& look : bodies[0].looks) {
    EXPECT_LT(unpack(look.pose).image[index_of(Joint::kLeftShoulder)].y_px, 250)
        << "frame " << look.frame;
  }
  EXPECT_GE(bodies[0].looks.size(), 118U);
}

// As drawn on a plate: knees and feet are folded up to the hip, which moves smoothly.
PoseFrame lying_on_a_plate(double time_s) {
  PoseFrame pose = standing(time_s, 300);
  const auto shift = static_cast<float>(20 * std::sin(3 * time_s));
  for (const Joint joint : {Joint::kLeftKnee, Joint::kRightKnee}) {
    pose.image[index_of(joint)].y_px = 330 + shift;
  }
  for (const Joint joint : {Joint::kLeftAnkle, Joint::kRightAnkle}) {
    pose.image[index_of(joint)].y_px = 260 + shift;
  }
  return pose;
}

TEST(JoinBodies, OfTwoReadingsOfOneFrameTheOneIsKeptWhoseFeetStay) {
  Tracklet first = still(0, 0, 120, 300);
  for (std::size_t i = 50; i < 80; ++i) {
    first.looks[i].pose = pack(lying_on_a_plate(static_cast<double>(i) * kFrame_s));
  }
  Tracklet again = still(1, 45, 85, 303);
  for (Look& look : again.looks) look.pose.confidence = 0.9F;  // less sure of itself
  again.reads = 0;
  const auto bodies = join_bodies({first, again});
  ASSERT_EQ(bodies.size(), 1U);
  EXPECT_EQ(bodies[0].looks.size(), 120U);
  for (const Look& look : bodies[0].looks) {
    EXPECT_GT(unpack(look.pose).image[index_of(Joint::kLeftAnkle)].y_px, 440)
        << "frame " << look.frame;
  }
}

TEST(JoinBodies, AnotherReadingIsOfItsBodyWhereverItSeesIt) {
  // Not even their boxes share anything; by themselves they would be two who stand side by side.
  Tracklet again = still(1, 40, 60, 600);
  EXPECT_EQ(join_bodies({still(0, 0, 120, 300), again}).size(), 2U);
  again.reads = 0;
  const auto bodies = join_bodies({still(0, 0, 120, 300), again});
  ASSERT_EQ(bodies.size(), 1U);
  EXPECT_EQ(bodies[0].looks.size(), 120U);
}

TEST(JoinBodies, ASkeletonOnTheCeilingAtTheEndIsNotBelieved) {
  Tracklet body = still(0, 0, 80, 300);
  for (std::size_t i = 80; i < 90; ++i) {
    body.looks.push_back({i, pack(standing(static_cast<double>(i) * kFrame_s, 310, 60)), {}, {}});
    body.looks.back().rounds.resize(i == 85 ? 2 : 0);
  }
  const auto bodies = join_bodies({body});
  ASSERT_EQ(bodies.size(), 1U);
  EXPECT_EQ(bodies[0].looks.size(), 80U);
  ASSERT_EQ(bodies[0].refused.size(), 10U) << "and that is told";
  EXPECT_EQ(bodies[0].refused.front(), 80U);
  EXPECT_EQ(bodies[0].refused.back(), 89U);
  ASSERT_EQ(bodies[0].strays.size(), 1U) << "a plate before it is there none the less";
  EXPECT_EQ(bodies[0].strays[0].frame, 85U);
  EXPECT_EQ(bodies[0].strays[0].rounds.size(), 2U);
}

TEST(JoinBodies, BonesDoNotGrowFromOneFrameToTheNext) {
  Tracklet body = still(0, 0, 80, 300);
  for (std::size_t i = 30; i < 34; ++i) {
    PoseFrame pose = unpack(body.looks[i].pose);
    for (const Joint joint : {Joint::kLeftShoulder, Joint::kRightShoulder}) {
      pose.image[index_of(joint)].y_px = 300 - 180;
    }
    body.looks[i].pose = pack(pose);
  }
  const auto bodies = join_bodies({body});
  ASSERT_EQ(bodies.size(), 1U);
  EXPECT_EQ(bodies[0].looks.size(), 76U);
}

// Behind a plate the network makes up another body in every frame.
TEST(JoinBodies, APoseThatShakesHarderThanAnyBodyIsRefused) {
  Tracklet body = still(0, 0, 120, 300);
  for (std::size_t i = 50; i < 80; ++i) {
    const float aside = i % 2 == 0 ? 15.0F : -15.0F;
    body.looks[i].pose =
        pack(standing(static_cast<double>(i) * kFrame_s, 300 + aside, 300 - aside));
  }
  const auto bodies = join_bodies({body});
  ASSERT_EQ(bodies.size(), 1U);
  for (const Look& look : bodies[0].looks) {
    EXPECT_FALSE(look.frame >= 50 && look.frame < 80) << "frame " << look.frame;
  }
  EXPECT_GE(bodies[0].looks.size(), 75U);
  EXPECT_EQ(bodies[0].looks.size() + bodies[0].refused.size(), 120U) << "and that is told";
}

TEST(JoinBodies, AHandThatShakesThePhoneIsNoReasonToRefuse) {
  // Two hundredths of the body's length, six times a second: a nervous hand.
  Tracklet body{0, {}};
  for (std::size_t i = 0; i < 120; ++i) {
    const double time_s = static_cast<double>(i) * kFrame_s;
    const auto shake = static_cast<float>(5 * std::sin(2 * 3.14159265 * 6 * time_s));
    body.looks.push_back({i, pack(standing(time_s, 300 + shake, 300 - shake)), {}, {}});
  }
  const auto bodies = join_bodies({body});
  ASSERT_EQ(bodies.size(), 1U);
  EXPECT_EQ(bodies[0].looks.size(), 120U);
}

TEST(JoinBodies, AFastSwingIsBelieved) {
  // Trunk from 80° bent to upright in 0.35 s, hips a third of a trunk forwards: faster than most.
  Tracklet body{0, {}};
  for (std::size_t i = 0; i < 60; ++i) {
    const double time_s = static_cast<double>(i) * kFrame_s;
    const double phase = (1 + std::cos(2 * 3.14159265 * time_s / 0.7)) / 2;
    PoseFrame pose = standing(time_s, static_cast<float>(300 - 35 * phase));
    const auto lean = static_cast<float>(1.4 * phase);
    for (const Joint joint : {Joint::kLeftShoulder, Joint::kRightShoulder}) {
      Landmark& shoulder = pose.image[index_of(joint)];
      shoulder.x_px += 100 * std::sin(lean);
      shoulder.y_px = 300 - 100 * std::cos(lean);
    }
    body.looks.push_back({i, pack(pose), {}, {}});
  }
  const auto bodies = join_bodies({body});
  ASSERT_EQ(bodies.size(), 1U);
  EXPECT_EQ(bodies[0].looks.size(), 60U);
}

TEST(JoinBodies, ACutToAnotherPlaceKeepsBothSides) {
  Tracklet body = still(0, 0, 60, 300);
  for (const Look& look : still(0, 60, 120, 700).looks) body.looks.push_back(look);
  const auto bodies = join_bodies({body});
  ASSERT_EQ(bodies.size(), 1U);
  EXPECT_EQ(bodies[0].looks.size(), 120U);
}

TEST(JoinBodies, LongFilmsTakeTheirTimeInProportion) {
  // Ten minutes of one body: the chain reaches from the first look to the last.
  const auto bodies = join_bodies({still(0, 0, 18000, 300)});
  ASSERT_EQ(bodies.size(), 1U);
  EXPECT_EQ(bodies[0].looks.size(), 18000U);
}

TEST(JoinBodies, NobodyIsNobody) { EXPECT_TRUE(join_bodies({}).empty()); }

}  // namespace
}  // namespace dowel::vision
