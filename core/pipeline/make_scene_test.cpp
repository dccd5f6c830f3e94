#include "core/pipeline/make_scene.h"

#include <gtest/gtest.h>

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
