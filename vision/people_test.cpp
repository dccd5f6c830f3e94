#include "vision/people.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dowel::vision {
namespace {

constexpr double kFrame_s = 1.0 / 30;
constexpr float kSide_px = 400;

// A body standing with its hips at x.
BodyEstimate body_at(float x, float y = 300) {
  BodyEstimate body;
  body.confidence = 1;
  body.own_roi = {x, y, kSide_px, 0};
  for (Landmark& landmark : body.image) landmark = {x, y, 1, 1};
  body.image[index_of(Joint::kLeftShoulder)].y_px = y - 80;
  body.image[index_of(Joint::kRightShoulder)].y_px = y - 80;
  body.image[index_of(Joint::kLeftKnee)].y_px = y + 70;
  body.image[index_of(Joint::kRightKnee)].y_px = y + 70;
  return body;
}

FrameSightings frame_with(double time_s, std::vector<Sighting> sightings) {
  return {time_s, std::move(sightings), std::nullopt};
}

std::vector<int> ids_of(const FrameSightings& seen) {
  std::vector<int> ids;
  for (const Sighting& sighting : seen.sightings) ids.push_back(*sighting.id);
  std::ranges::sort(ids);
  return ids;
}

Scene scene_with(const std::vector<float>& xs) {
  std::vector<Sighting> sightings;
  for (const float x : xs) sightings.push_back({std::nullopt, body_at(x), {}});
  FrameSightings seen = frame_with(0, sightings);
  return advance({}, seen);
}

TEST(Predict, GoesStraightOn) {
  FollowedBody body{0, {}};
  body.seen = {{1.000, {110, 300, 400, 0.10F}}, {0.967, {105, 300, 400, 0.05F}}};
  const Roi ahead = predict(body, 1.033);
  EXPECT_NEAR(ahead.centre_x_px, 115, 0.01);
  EXPECT_NEAR(ahead.rotation_rad, 0.15, 1e-3);
  EXPECT_FLOAT_EQ(ahead.side_px, 400);
}

TEST(Predict, TurnsTheShortWayRound) {
  const float pi = std::numbers::pi_v<float>;
  FollowedBody body{0, {}};
  body.seen = {{1.0, {0, 0, 400, -pi + 0.02F}}, {0.95, {0, 0, 400, pi - 0.02F}}};
  EXPECT_NEAR(std::remainder(predict(body, 1.05).rotation_rad, 2 * pi), -pi + 0.06F, 1e-4);
}

TEST(Predict, LooksNoFurtherAheadThanItLooksBack) {
  // At 15 frames/s and two frames ahead, the noise of one look would count threefold.
  FollowedBody body{0, {}};
  body.seen = {{1.0, {110, 300, 400, 0}}, {0.934, {100, 300, 400, 0}}};
  EXPECT_NEAR(predict(body, 1.133).centre_x_px, 120, 0.01);
}

TEST(Predict, KeepsTheBodysSize) {
  FollowedBody body{0, {}};
  for (int i = 0; i < 8; ++i) body.seen.push_back({1 - i / 30.0, {100, 300, 400, 0}});
  body.seen.insert(body.seen.begin(), {1.033, {100, 300, 120, 0}});
  EXPECT_FLOAT_EQ(predict(body, 1.067).side_px, 280);
  EXPECT_FLOAT_EQ(last_place(body).side_px, 400);
}

TEST(IsBelievable, NobodyTurnsOverOrLeapsOrGrows) {
  FollowedBody body{0, {}};
  const BodyEstimate usual = body_at(200);
  for (int i = 0; i < 8; ++i) {
    body.seen.push_back({1 - i * kFrame_s, usual.own_roi, build_of(usual.image)});
  }
  const double next_s = 1 + kFrame_s;
  EXPECT_TRUE(is_believable(body, usual, next_s));
  BodyEstimate turned = usual;
  turned.own_roi.rotation_rad = 3;
  EXPECT_FALSE(is_believable(body, turned, next_s));
  EXPECT_FALSE(is_believable(body, body_at(300), next_s));
  BodyEstimate grown = usual;
  grown.image[index_of(Joint::kLeftShoulder)].y_px -= 40;
  grown.image[index_of(Joint::kRightShoulder)].y_px -= 40;
  EXPECT_FALSE(is_believable(body, grown, next_s));
  BodyEstimate shrunk = usual;
  for (Landmark& landmark : shrunk.image) landmark.y_px = 300 + (landmark.y_px - 300) / 3;
  EXPECT_FALSE(is_believable(body, shrunk, next_s));
  EXPECT_TRUE(is_believable(body, body_at(300), 1.4)) << "a step aside while out of sight";
}

TEST(Predict, StaysPutWithoutARecentPast) {
  FollowedBody body{0, {{1.0, {110, 300, 400, 0}}}};
  EXPECT_EQ(predict(body, 1.03).centre_x_px, 110);
  body.seen.push_back({0.5, {0, 300, 400, 0}});
  EXPECT_EQ(predict(body, 1.03).centre_x_px, 110) << "half a second is no slope";
  body.seen[1].time_s = 0.97;
  EXPECT_EQ(predict(body, 1.4).centre_x_px, 110) << "nor does one carry that far";
}

TEST(Advance, NewBodiesGetIdsAndKeepThem) {
  Scene scene = scene_with({200, 900});
  ASSERT_EQ(scene.bodies.size(), 2U);
  FrameSightings seen = frame_with(kFrame_s, {{1, body_at(905), {}}, {0, body_at(205), {}}});
  scene = advance(scene, seen);
  EXPECT_EQ(ids_of(seen), (std::vector{0, 1}));
  EXPECT_FLOAT_EQ(scene.bodies[0].seen.front().roi.centre_x_px, 205);
  EXPECT_EQ(scene.next_id, 2);
}

TEST(Advance, AFindOfTheDetectorTakesUpALostBody) {
  Scene scene = scene_with({200});
  FrameSightings nothing = frame_with(kFrame_s, {});
  scene = advance(scene, nothing);
  FrameSightings seen = frame_with(2 * kFrame_s, {{std::nullopt, body_at(210), {}}});
  scene = advance(scene, seen);
  EXPECT_EQ(ids_of(seen), std::vector{0});
}

TEST(Advance, HalfASecondLaterItIsSomebodyElse) {
  Scene scene = scene_with({200});
  FrameSightings nothing = frame_with(0.6, {});
  scene = advance(scene, nothing);
  EXPECT_TRUE(scene.bodies.empty());
  FrameSightings seen = frame_with(0.65, {{std::nullopt, body_at(200), {}}});
  scene = advance(scene, seen);
  EXPECT_EQ(ids_of(seen), std::vector{1});
}

TEST(Advance, AWorkersBodyThatWasLetGoMeanwhileComesBackUnderANewId) {
  Scene scene;
  scene.next_id = 3;
  FrameSightings seen = frame_with(1, {{2, body_at(200), {}}});
  scene = advance(scene, seen);
  EXPECT_EQ(ids_of(seen), std::vector{3});
}

TEST(Advance, SeenTwiceByTheDetectorIsOneBody) {
  Scene scene;
  FrameSightings seen =
      frame_with(0, {{std::nullopt, body_at(200), {}}, {std::nullopt, body_at(204), {}}});
  scene = advance(scene, seen);
  EXPECT_EQ(scene.bodies.size(), 1U);
}

TEST(Advance, TheOneWhoMovedOnAsExpectedKeepsTheBody) {
  // Two people 60 px apart; then both tracks show the body at 205.
  Scene scene = scene_with({200, 260});
  FrameSightings seen = frame_with(kFrame_s, {{1, body_at(205), {}}, {0, body_at(205), {}}});
  scene = advance(scene, seen);
  EXPECT_EQ(ids_of(seen), std::vector{0});
  EXPECT_EQ(scene.bodies.size(), 2U) << "the other is still looked for";
}

TEST(Advance, AJumpSplitsTheTrack) {
  Scene scene = scene_with({200});
  FrameSightings seen = frame_with(kFrame_s, {{0, body_at(700), {}}});
  scene = advance(scene, seen);
  EXPECT_EQ(ids_of(seen), std::vector{1});
}

TEST(Advance, TwoCrossingNeverSwap) {
  // They walk through each other; while one hides the other, the hidden one's track shows the one
  // in front, and afterwards the network may follow either.
  Scene scene = scene_with({300, 500});
  const auto left = [](int i) { return 300 + 10.0F * static_cast<float>(i); };
  const auto right = [](int i) { return 500 - 10.0F * static_cast<float>(i); };
  for (int i = 1; i <= 20; ++i) {
    const bool hidden = std::abs(left(i) - right(i)) < 45;
    std::vector<Sighting> sightings = {{0, body_at(left(i)), {}}};
    const bool alive = std::ranges::any_of(scene.bodies, [](const auto& b) { return b.id == 1; });
    if (alive) sightings.push_back({1, body_at(hidden ? left(i) : right(i)), {}});
    FrameSightings seen = frame_with(i * kFrame_s, sightings);
    scene = advance(scene, seen);
    for (const Sighting& sighting : seen.sightings) {
      const float expected = *sighting.id == 0 ? left(i) : right(i);
      EXPECT_EQ(sighting.body.own_roi.centre_x_px, expected)
          << "frame " << i << ", id " << *sighting.id;
    }
  }
}

TEST(Advance, RemembersHowManyOthersWereSeen) {
  FrameSightings seen{0, {}, 4};
  Scene scene = advance({}, seen);
  FrameSightings later = frame_with(kFrame_s, {});
  EXPECT_EQ(advance(scene, later).others, 4);
}

}  // namespace
}  // namespace dowel::vision
