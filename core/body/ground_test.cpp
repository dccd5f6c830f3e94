#include "core/body/ground.h"

#include <gtest/gtest.h>

#include "core/body/testing/drawn_body.h"

namespace dowel {
namespace {

using namespace testing;

Vec2 shoulder_on(const PoseTrack& track, std::size_t i) {
  return image_middle(track.frames[i], Joint::kLeftShoulder, Joint::kRightShoulder);
}

// How far the shoulders of somebody who only stands seem to go, up and down, over a film.
double way_of_shoulders(const PoseTrack& track, const Ground& ground, double from_s, double to_s) {
  double least = 1e9, most = -1e9;
  for (std::size_t i = frame_at(from_s); i < frame_at(to_s); ++i) {
    const double y = ground.place(i, shoulder_on(track, i)).y;
    least = std::min(least, y);
    most = std::max(most, y);
  }
  return most - least;
}

TEST(Ground, WhoStandsStillBeforeAStillCameraIsWhereThePictureSays) {
  const PoseTrack track = draw_film(4, [](double) { return DrawnBody{}; });
  const Ground ground = find_ground(track, {});
  EXPECT_NEAR(ground.trunk_px, 100, 1e-3);
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    EXPECT_EQ(ground.larger[i], 1);
    EXPECT_EQ(norm(ground.feet_away[i]), 0);
    EXPECT_NEAR(norm(ground.place(i, {123, 45}) - Vec2{123, 45}), 0, 1e-9);
    EXPECT_NEAR(ground.trunk_on_picture(i), 100, 1e-3);
  }
}

// Six seconds at the usual distance, then twice as near: the trunk is not twice as long.
TEST(Ground, WhoComesNearerIsNoLongerAndNoHigher) {
  const PoseTrack track = draw_film(12, [](double time_s) {
    DrawnBody body;
    if (time_s > 8) body.trunk_px = 200;
    return body;
  });
  const Ground ground = find_ground(track, {});
  EXPECT_NEAR(ground.trunk_px, 100, 1);
  EXPECT_NEAR(ground.larger[frame_at(3)], 1, 0.01);
  EXPECT_NEAR(ground.larger[frame_at(11)], 2, 0.02);
  EXPECT_NEAR(ground.trunk_on_picture(frame_at(11)), 200, 2);
  EXPECT_NEAR(ground.place(frame_at(11), shoulder_on(track, frame_at(11))).y,
              ground.place(frame_at(3), shoulder_on(track, frame_at(3))).y, 2);
}

TEST(Ground, APhoneThatTiltsDoesNotMoveTheFloor) {
  const PoseTrack track = draw_film(12, [](double time_s) {
    DrawnBody body;
    if (time_s > 6) body.feet_px = {330, 440};
    return body;
  });
  const Ground ground = find_ground(track, {});
  EXPECT_NEAR(way_of_shoulders(track, ground, 0, 4.5), 0, 1);
  EXPECT_NEAR(way_of_shoulders(track, ground, 7.5, 12), 0, 1);
  EXPECT_NEAR(ground.place(frame_at(11), {330, 440}).y, ground.place(frame_at(3), {300, 500}).y, 1);
  EXPECT_NEAR(ground.place(frame_at(11), {330, 440}).x, ground.place(frame_at(3), {300, 500}).x, 1);
}

// What the network errs by must not be taken for a move: 15 % of size, 15 % of a trunk of place.
TEST(Ground, SmallChangesCountAsNone) {
  const PoseTrack track = draw_film(12, [](double time_s) {
    DrawnBody body;
    if (time_s > 6) body.trunk_px = 110;
    if (time_s > 9) body.feet_px.y += 12;
    return body;
  });
  const Ground ground = find_ground(track, {});
  for (std::size_t i = 0; i < track.frames.size(); ++i) {
    ASSERT_EQ(ground.larger[i], 1) << i;
    ASSERT_EQ(norm(ground.feet_away[i]), 0) << i;
  }
}

// Bent over behind a plate the network makes legs and feet up: only who stands is asked.
TEST(Ground, WhoIsBentOverIsNotAsked) {
  const PoseTrack track = draw_film(12, [](double time_s) {
    DrawnBody body;
    if (time_s > 3 && time_s < 9) {
      body.lean_rad = to_rad(70);
      body.feet_px = {300, 420};
      body.trunk_px = 160;
    }
    return body;
  });
  const Ground ground = find_ground(track, {});
  for (const double time_s : {1.0, 6.0, 11.0}) {
    EXPECT_EQ(ground.larger[frame_at(time_s)], 1) << time_s;
    EXPECT_EQ(norm(ground.feet_away[frame_at(time_s)]), 0) << time_s;
  }
}

// The camera pans 40 px a second; the lifter stands, and so goes the other way on the picture.
CameraPath panning(std::size_t frames, double px_a_second) {
  CameraPath path;
  path.centre_px = {300, 300};
  for (std::size_t i = 0; i < frames; ++i) {
    path.frames.push_back({{px_a_second * static_cast<double>(i) / 30, 0}, 1});
  }
  return path;
}

TEST(Ground, TheCamerasOwnWayIsTakenOut) {
  const PoseTrack track = draw_film(4, [](double time_s) {
    DrawnBody body;
    body.feet_px.x += 40 * time_s;
    return body;
  });
  const Ground ground = find_ground(track, panning(track.frames.size(), 40));
  ASSERT_TRUE(ground.camera.moves());
  const Vec2 first = ground.place(0, shoulder_on(track, 0));
  for (const double time_s : {1.0, 2.0, 3.5}) {
    const std::size_t i = frame_at(time_s);
    EXPECT_NEAR(ground.place(i, shoulder_on(track, i)).x, first.x, 1) << time_s;
  }
}

TEST(Ground, ACameraThatWouldMakeTheFeetWalkIsNotBelieved) {
  const PoseTrack track = draw_film(4, [](double) { return DrawnBody{}; });
  EXPECT_FALSE(find_ground(track, panning(track.frames.size(), 40)).camera.moves());
}

TEST(Ground, ZoomIsSizeOfThePictureAndNotOfTheBody) {
  PoseTrack track;
  CameraPath zooming;
  zooming.centre_px = {300, 300};
  for (int i = 0; i < 120; ++i) {
    const double zoom = i < 60 ? 1 : 1.5;
    DrawnBody body;
    body.trunk_px = 100 * zoom;
    body.feet_px = {300, 300 + zoom * 200};
    track.frames.push_back(draw(body, i / 30.0));
    zooming.frames.push_back({{0, 0}, zoom});
  }
  const Ground ground = find_ground(track, zooming);
  ASSERT_TRUE(ground.camera.moves());
  EXPECT_NEAR(ground.trunk_px, 100, 1);
  EXPECT_NEAR(ground.larger[110], 1, 0.01);
  EXPECT_NEAR(ground.trunk_on_picture(110), 150, 2);
}

TEST(Ground, NobodyHasNoTrunk) {
  PoseTrack track = draw_film(2, [](double) { return DrawnBody{}; });
  for (PoseFrame& f : track.frames) f.found = false;
  const Ground ground = find_ground(track, {});
  EXPECT_EQ(ground.trunk_px, 0);
  EXPECT_EQ(ground.size(), track.frames.size());
  EXPECT_EQ(ground.place(3, {7, 8}).x, 7);
}

// ---------------------------------------------------------------------------------- posture.h

TEST(StandingFrames, AreThoseOfAnUprightTrunkHighUp) {
  struct Case {
    const char* who;
    double lean_deg, hips_down;
    bool stands;
  };
  const Case cases[] = {{"tall", 0, 0, true},           {"leaning a little", 15, 0, true},
                        {"leaning back", -15, 0, true}, {"leaning too far", 28, 0, false},
                        {"inclined", 40, 0, false},     {"bent over and low", 80, 0.8, false},
                        {"knees soft", 0, 0.05, true},  {"squatting upright", 0, 0.8, false}};
  PoseTrack track;
  for (const Case& one : cases) {
    for (int i = 0; i < 10; ++i) {
      DrawnBody body;
      body.lean_rad = to_rad(one.lean_deg);
      body.hips_down = one.hips_down;
      track.frames.push_back(draw(body, static_cast<double>(track.frames.size()) / 30));
    }
  }
  const auto standing = standing_frames(track, find_ground(track, {}));
  for (std::size_t k = 0; k < std::size(cases); ++k) {
    const auto of_case = std::count_if(standing.begin(), standing.end(),
                                       [&](std::size_t frame) { return frame / 10 == k; });
    EXPECT_EQ(of_case, cases[k].stands ? 10 : 0) << cases[k].who;
  }
}

TEST(StandingFrames, AreNoneOfWhoNeverStandsAndOfNobody) {
  PoseTrack bent = draw_film(1, [](double) {
    DrawnBody body;
    body.lean_rad = to_rad(60);
    return body;
  });
  EXPECT_TRUE(standing_frames(bent, find_ground(bent, {})).empty());
  PoseTrack nobody = draw_film(1, [](double) { return DrawnBody{}; });
  for (PoseFrame& f : nobody.frames) f.found = false;
  EXPECT_TRUE(standing_frames(nobody, find_ground(nobody, {})).empty());
}

}  // namespace
}  // namespace dowel
