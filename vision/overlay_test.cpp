#include "vision/overlay.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

// Fontconfig keeps its cache to the end of the process; the leak sanitizer asks here what to pass
// over. Without the sanitizer nobody calls it.
extern "C" const char* __lsan_default_suppressions();   // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "leak:libfontconfig";
}

namespace dowel::vision {
namespace {

Frame grey_frame(int width_px, int height_px) {
  Frame frame{0, width_px, height_px, {}};
  frame.bgrx.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4,
                    128);
  return frame;
}

OverlayScene scene_of(int width_px, int height_px) {
  OverlayScene scene;
  scene.width_px = width_px;
  scene.height_px = height_px;
  return scene;
}

SceneColour pixel(const Frame& frame, int x, int y) {
  const std::uint8_t* p = frame.row(y) + x * 4;
  return {p[2], p[1], p[0]};
}

void expect_colour(SceneColour got, SceneColour want) {
  constexpr int kRounding = 2;  // of 255
  EXPECT_NEAR(got.red, want.red, kRounding);
  EXPECT_NEAR(got.green, want.green, kRounding);
  EXPECT_NEAR(got.blue, want.blue, kRounding);
}

// Number of pixels that differ from plain grey.
int touched_pixels(const Frame& frame) {
  int touched = 0;
  for (int y = 0; y < frame.height_px; ++y) {
    for (int x = 0; x < frame.width_px; ++x) {
      const SceneColour p = pixel(frame, x, y);
      touched += p.red != 128 || p.green != 128 || p.blue != 128;
    }
  }
  return touched;
}

// Once the last lit dot was painted over in the banner's colour.
TEST(Overlay, TheBannerLeavesTheDotsAlone) {
  OverlayScene scene = scene_of(200, 200);
  scene.dots.push_back({SceneRole::kContact, SceneState::kHeld, {100, 150}, true});
  scene.banner = "SYNTHETIC";
  Frame frame = grey_frame(200, 200);
  paint_scene(scene, frame);
  expect_colour(pixel(frame, 100, 150), style_of(SceneRole::kContact, SceneState::kHeld).colour);
}

TEST(Overlay, AnEmptySceneChangesNothing) {
  Frame frame = grey_frame(64, 48);
  paint_scene({}, frame);
  EXPECT_EQ(touched_pixels(frame), 0);
}

TEST(Overlay, AStickHasItsColourOnACasing) {
  Frame frame = grey_frame(400, 300);
  OverlayScene scene = scene_of(400, 300);
  scene.lines.push_back({SceneRole::kStick, SceneState::kPlain, {{50.5, 150.5}, {350.5, 150.5}}});
  paint_scene(scene, frame);
  expect_colour(pixel(frame, 200, 150), style_of(SceneRole::kStick, SceneState::kPlain).colour);
  const double half_px =
      style_of(SceneRole::kStick, SceneState::kPlain).width * std::sqrt(12e4) / 2;
  EXPECT_LT(pixel(frame, 200, 150 + static_cast<int>(half_px + 1.5)).red, 128);  // the casing
  expect_colour(pixel(frame, 200, 170), {128, 128, 128});
}

TEST(Overlay, AFrameOfAnotherSizeIsDrawnToScale) {
  OverlayScene scene = scene_of(400, 300);
  scene.dots.push_back({SceneRole::kContact, SceneState::kHeld, {300, 225}, true});
  for (const double scale : {0.5, 1.0, 3.0}) {
    Frame frame = grey_frame(static_cast<int>(400 * scale), static_cast<int>(300 * scale));
    paint_scene(scene, frame);
    expect_colour(pixel(frame, static_cast<int>(300 * scale), static_cast<int>(225 * scale)),
                  style_of(SceneRole::kContact, SceneState::kHeld).colour);
  }
}

TEST(Overlay, AContactOutIsDarkWithARim) {
  Frame frame = grey_frame(400, 300);
  OverlayScene scene = scene_of(400, 300);
  scene.dots.push_back({SceneRole::kContact, SceneState::kBroken, {200, 150}, false});
  paint_scene(scene, frame);
  expect_colour(pixel(frame, 200, 150), kCasingColour);
  const double radius_px =
      style_of(SceneRole::kContact, SceneState::kBroken).dot_radius * std::sqrt(12e4);
  const SceneColour rim = pixel(frame, 200 + static_cast<int>(radius_px), 150);
  EXPECT_GT(rim.red, rim.blue + 100);  // vermillion
}

TEST(Overlay, TheGapIsShadedNotCovered) {
  Frame frame = grey_frame(100, 100);
  OverlayScene scene = scene_of(100, 100);
  scene.areas.push_back(
      {SceneRole::kGap, SceneState::kBroken, {{10, 10}, {90, 10}, {90, 90}, {10, 90}}});
  paint_scene(scene, frame);
  const SceneColour full = kStateColours[static_cast<std::size_t>(SceneState::kBroken)];
  const SceneColour got = pixel(frame, 50, 50);
  EXPECT_GT(got.red, 128);
  EXPECT_LT(got.red, full.red);
}

TEST(Overlay, TextStaysWithinThePictureAndIsWrapped) {
  for (const int width : {120, 360, 1280}) {
    const int height = width * 3 / 2;
    OverlayScene scene = scene_of(width, height);
    const SceneCaptionLine line{"one two three four five six seven eight nine ten",
                                SceneState::kHeld};
    scene.captions.push_back({SceneCaption::Corner::kBottomRight, {line}});
    scene.labels.push_back({SceneState::kPlain, {width - 1.0, height / 2.0}, "64°"});
    Frame frame = grey_frame(width, height);
    paint_scene(scene, frame);
    // The label, moved inwards, is whole: bright text left of where it was asked to start.
    int bright = 0;
    for (int y = height * 2 / 5; y < height * 3 / 5; ++y) {
      for (int x = 0; x < width; ++x) bright += pixel(frame, x, y).red > 200;
    }
    EXPECT_GT(bright, 20) << width;
    // The caption keeps a margin on every side: untouched outermost columns and last row.
    for (int y = height * 3 / 5; y < height; ++y) {
      expect_colour(pixel(frame, 0, y), {128, 128, 128});
      expect_colour(pixel(frame, width - 1, y), {128, 128, 128});
    }
    expect_colour(pixel(frame, width / 2, height - 1), {128, 128, 128});
  }
}

TEST(Overlay, ABannerCrossesTheTop) {
  Frame frame = grey_frame(640, 360);
  OverlayScene scene = scene_of(640, 360);
  scene.banner = "SYNTHETIC";
  paint_scene(scene, frame);
  const SceneColour left = pixel(frame, 2, 5), right = pixel(frame, 637, 5);
  EXPECT_GT(left.red, 180);
  expect_colour(left, right);
  expect_colour(pixel(frame, 2, 60), {128, 128, 128});
}

TEST(Overlay, ShapesThatCannotBeDrawnAreLeftOut) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  Frame frame = grey_frame(64, 48);
  OverlayScene scene = scene_of(64, 48);
  scene.lines.push_back({SceneRole::kStick, SceneState::kPlain, {{1, 1}, {kNan, 5}}});
  scene.lines.push_back({SceneRole::kStick, SceneState::kPlain, {{1, 1}}});
  scene.areas.push_back({SceneRole::kGap, SceneState::kPlain, {{1, 1}, {5, 5}}});
  scene.dots.push_back({SceneRole::kContact, SceneState::kHeld, {kNan, kNan}, true});
  scene.arcs.push_back({SceneState::kPlain, {5, 5}, -3, 0, 1});
  scene.labels.push_back({SceneState::kPlain, {kNan, 1}, "x"});
  scene.labels.push_back({SceneState::kPlain, {5, 5}, ""});
  scene.captions.push_back({});
  paint_scene(scene, frame);
  EXPECT_EQ(touched_pixels(frame), 0);
  scene = scene_of(64, 48);
  scene.lines.push_back({SceneRole::kStick, SceneState::kPlain, {{-1e6, 24}, {1e6, 24}}});
  paint_scene(scene, frame);
  EXPECT_GT(touched_pixels(frame), 0);
  Frame nothing;
  paint_scene(scene, nothing);
}

}  // namespace
}  // namespace dowel::vision
