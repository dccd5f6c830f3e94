#include "core/pipeline/make_scene.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/body/posture.h"
#include "core/pipeline/testing/synthetic_set.h"

namespace dowel {
namespace {

using namespace testing;
using Corner = SceneCaption::Corner;

// A person whose joints all lie within a box on a picture.
PoseTrack person_within(int width_px, int height_px, Landmark from, Landmark to) {
  PoseTrack track{width_px, height_px, std::vector<PoseFrame>(2)};
  for (PoseFrame& f : track.frames) {
    f.found = true;
    f.image.fill(from);
    f.image[index_of(Joint::kLeftAnkle)] = to;
  }
  return track;
}

TEST(CaptionPlace, AboveTheHeadWhereThereIsRoom) {
  const auto place = find_caption_place(person_within(360, 640, {100, 250}, {250, 600}));
  EXPECT_EQ(place.corner, Corner::kTopLeft);
  EXPECT_EQ(place.room_px, 0);
}

TEST(CaptionPlace, BesideALifterWhoFillsTheHeight) {
  const auto right = find_caption_place(person_within(1920, 1080, {500, 120}, {800, 1000}));
  EXPECT_EQ(right.corner, Corner::kTopRight);
  EXPECT_GT(right.room_px, 900);
  EXPECT_LT(right.room_px, 1920 - 800);
  const auto left = find_caption_place(person_within(1920, 1080, {1100, 120}, {1400, 1000}));
  EXPECT_EQ(left.corner, Corner::kTopLeft);
  EXPECT_LT(left.room_px, 1100);
}

TEST(CaptionPlace, BelowTheFeetWhenTheHeadIsAtTheTop) {
  const auto place = find_caption_place(person_within(360, 640, {20, 30}, {340, 400}));
  EXPECT_EQ(place.corner, Corner::kBottomLeft);
}

TEST(CaptionPlace, FramesWithoutAPersonDoNotCount) {
  PoseTrack track = person_within(1920, 1080, {500, 120}, {800, 1000});
  track.frames.push_back({});  // all points at the corner, nobody found
  EXPECT_EQ(find_caption_place(track).corner, Corner::kTopRight);
}

TEST(MakeScene, ABentFrameShowsStickAndRep) {
  const auto set =
      film_and_analyse(make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 2));
  const Rep& rep = set.analysis.reps.reps[0];
  SceneOptions options;
  options.place = {Corner::kBottomRight, 200};
  const OverlayScene scene =
      make_scene(set.analysis, set.clip.poses, (rep.ascent_from + rep.ascent_to) / 2, options);
  const auto has = [&](SceneRole role) {
    return std::any_of(scene.lines.begin(), scene.lines.end(),
                       [&](const SceneLine& line) { return line.role == role; });
  };
  EXPECT_TRUE(has(SceneRole::kStick));
  EXPECT_TRUE(has(SceneRole::kBackContour));
  ASSERT_EQ(scene.captions.size(), 1U);
  EXPECT_EQ(scene.captions[0].corner, Corner::kBottomRight);
  EXPECT_EQ(scene.captions[0].room_px, 200);
  EXPECT_EQ(scene.captions[0].lines[0].text, "Rep 1 of 2  up");
}

// A plate hides the foot: the network draws it all the same, the measurement refuses it.
TEST(MakeScene, AJointThatIsNotBelievedIsNotDrawn) {
  auto set = film_and_analyse(make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 2));
  const std::size_t frame = set.analysis.reps.reps[0].ascent_from;
  BodyMotion& motion = set.analysis.motion;
  ASSERT_TRUE(motion.ankle.has(frame) && motion.knee.has(frame));
  const Vec2 ankle = motion.ankle.px[frame];
  const auto near_lines_at_ankle = [&] {
    const OverlayScene scene = make_scene(set.analysis, set.clip.poses, frame);
    std::size_t lines = 0;
    for (const SceneLine& line : scene.lines) {
      lines += line.role == SceneRole::kNearSide &&
               std::any_of(line.points_px.begin(), line.points_px.end(),
                           [&](Vec2 point) { return norm(point - ankle) < 3; });
    }
    for (const SceneDot& dot : scene.dots) lines += norm(dot.centre_px - ankle) < 3;
    return lines;
  };
  EXPECT_EQ(near_lines_at_ankle(), 4U);  // shank, ankle to heel, ankle to toe, and its dot
  motion.ankle.seen[frame] = 0;
  EXPECT_EQ(near_lines_at_ankle(), 0U);
}

// Whoever turns round in the middle of the film shows the other arm from then on.
TEST(MakeScene, TheNearSideIsThatOfTheStretch) {
  auto set = film_and_analyse(make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 2));
  set.clip.poses.frames[10].image[index_of(Joint::kLeftWrist)].x_px += 40;  // off the right one
  const Vec2 wrist = image_point(set.clip.poses.frames[10], Joint::kLeftWrist);
  const auto faint_lines_to_left_wrist = [&] {
    const OverlayScene scene = make_scene(set.analysis, set.clip.poses, 10);
    return std::count_if(scene.lines.begin(), scene.lines.end(), [&](const SceneLine& line) {
      return line.role == SceneRole::kFarSide && norm(line.points_px.back() - wrist) < 1e-6;
    });
  };
  ASSERT_EQ(set.analysis.stretches.size(), 1U);
  View& view = set.analysis.stretches[0].view;
  view.near_side = BodySide::kLeft;
  EXPECT_EQ(faint_lines_to_left_wrist(), 0);
  view.near_side = BodySide::kRight;
  EXPECT_EQ(faint_lines_to_left_wrist(), 1);
}

TEST(MakeScene, FromInFrontBothSidesAreDrawnAlike) {
  auto set = film_and_analyse(make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 2));
  for (Landmark& point : set.clip.poses.frames[10].image) point.visibility = 1;
  const auto faint_lines = [&] {
    const OverlayScene scene = make_scene(set.analysis, set.clip.poses, 10);
    return std::count_if(scene.lines.begin(), scene.lines.end(),
                         [](const SceneLine& line) { return line.role == SceneRole::kFarSide; });
  };
  EXPECT_EQ(faint_lines(), 7);  // an arm of two bones, a leg of five
  set.analysis.stretches[0].view.kind = ViewKind::kFront;
  EXPECT_EQ(faint_lines(), 0);
}

TEST(MakeScene, BeforeTheFirstRepNoneIsNamed) {
  const auto set =
      film_and_analyse(make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 2));
  const OverlayScene scene = make_scene(set.analysis, set.clip.poses, 0);
  for (const SceneCaption& caption : scene.captions) {
    for (const SceneCaptionLine& line : caption.lines) EXPECT_FALSE(line.large) << line.text;
  }
}

}  // namespace
}  // namespace dowel
