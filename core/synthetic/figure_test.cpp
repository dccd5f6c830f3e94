#include "core/synthetic/figure.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/synthetic/all_exercises.h"
#include "core/synthetic/clip.h"
#include "core/synthetic/polygon_union.h"

namespace dowel {
namespace {

TEST(FigureMaker, HasAPictureForEveryFrameOfTheClip) {
  SyntheticCamera camera;
  camera.fps = 12;
  camera.dropped_share = 0.1;
  const auto motion = make_synthetic_motion(SyntheticExercise::kKettlebellDeadlift, 2);
  const auto clip = film_synthetic_clip(make_synthetic_body(), motion, camera);
  const auto maker = FigureMaker::make(make_synthetic_body(), motion, camera);
  ASSERT_TRUE(clip && maker);
  ASSERT_EQ(maker->frame_count(), clip->poses.frames.size());
  for (std::size_t i = 0; i < maker->frame_count(); i += 7) {
    EXPECT_DOUBLE_EQ(maker->lifter(i).time_s, clip->poses.frames[i].time_s);
  }
}

TEST(FigureMaker, SaysThatTheLifterIsSynthetic) {
  const auto maker = FigureMaker::make(make_synthetic_body(), SyntheticMotion{}, SyntheticCamera{});
  ASSERT_TRUE(maker);
  const Figure room = maker->backdrop();
  EXPECT_TRUE(std::any_of(room.texts.begin(), room.texts.end(),
                          [](const FigureText& text) { return text.text == "SYNTHETIC LIFTER"; }));
}

TEST(FigureMaker, EveryPaintCanBePainted) {
  for (const SyntheticExercise exercise : synthetic::kAllExercises) {
    SyntheticCamera camera;
    camera.fps = 3;
    camera.yaw_rad = to_rad(12);
    const auto maker =
        FigureMaker::make(make_synthetic_body(), make_synthetic_motion(exercise, 1), camera);
    ASSERT_TRUE(maker);
    for (std::size_t i = 0; i < maker->frame_count(); ++i) {
      for (const FigureShape& shape : maker->lifter(i).shapes) {
        ASSERT_FALSE(shape.paint.stops.empty());
        ASSERT_GE(shape.outline_px.size(), 2U);
        for (const auto& stop : shape.paint.stops) {
          const FigureColour c = stop.colour;
          for (const double part : {c.red, c.green, c.blue, c.alpha, stop.offset}) {
            EXPECT_GE(part, 0);
            EXPECT_LE(part, 1);
          }
        }
        for (const Vec2 p : shape.outline_px) {
          EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
        }
      }
    }
  }
}

TEST(FigureMaker, CoversTheShoulderAndHipOfTheTruth) {
  SyntheticCamera camera;
  camera.fps = 5;
  const auto motion = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 1);
  const auto clip = film_synthetic_clip(make_synthetic_body(), motion, camera);
  const auto maker = FigureMaker::make(make_synthetic_body(), motion, camera);
  ASSERT_TRUE(clip && maker);
  for (std::size_t i = 0; i < maker->frame_count(); ++i) {
    const Figure figure = maker->lifter(i);
    for (const Joint joint : {Joint::kRightShoulder, Joint::kRightHip, Joint::kRightKnee}) {
      const Landmark& mark = clip->poses.frames[i].image[index_of(joint)];
      EXPECT_TRUE(
          std::any_of(figure.shapes.begin(), figure.shapes.end(), [&](const FigureShape& shape) {
            return shape.stroke_px == 0 && shape.paint.stops[0].colour.alpha == 1 &&
                   synthetic::contains(shape.outline_px, {mark.x_px, mark.y_px});
          }));
    }
  }
}

TEST(FigureMaker, RefusesWhatTheClipRefuses) {
  SyntheticCamera camera;
  camera.width_px = 0;
  const auto maker = FigureMaker::make(make_synthetic_body(), SyntheticMotion{}, camera);
  ASSERT_FALSE(maker);
  EXPECT_EQ(maker.error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace dowel
