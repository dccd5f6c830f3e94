#include "vision/shot_cuts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "vision/testing/make_clip.h"

namespace dowel::vision {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double kFps = 30;

// A wall with an irregular pattern, another for each scene, and somebody dark who bends before it.
Frame picture(double time_s, int scene, double shift = 0, double light = 1) {
  constexpr int kWidth = 320, kHeight = 180;
  Frame frame{time_s, kWidth, kHeight, {}};
  frame.bgrx.resize(static_cast<std::size_t>(kWidth) * kHeight * 4);
  const double a = 11 + 7 * scene, b = 17 - 5 * scene;
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      const double u = static_cast<double>(x) / kHeight - shift,
                   v = static_cast<double>(y) / kHeight;
      const double grey =
          128 + 40 * std::sin(a * u + 2 * std::sin(5 * v)) + 40 * std::sin(b * v + scene);
      std::uint8_t* pixel = frame.row(y) + x * 4;
      pixel[0] = pixel[1] = pixel[2] =
          static_cast<std::uint8_t>(std::clamp(light * grey, 0.0, 255.0));
    }
  }
  const int top = static_cast<int>(50 + 40 * (1 - std::cos(2.5 * time_s)) / 2);
  testing::fill_rectangle(frame, 130, top, 60, kHeight - top, 30, 30, 30);
  return frame;
}

std::vector<double> cuts_in(int frames, const std::function<Frame(int)>& frame_at) {
  ShotCutFinder finder;
  for (int i = 0; i < frames; ++i) finder.add(frame_at(i));
  return finder.finish();
}

TEST(ShotCuts, AreWhereTheSceneChanges) {
  const auto cuts = cuts_in(120, [](int i) {
    return picture(i / kFps, i < 40 ? 0 : i < 90 ? 1 : 2);
  });
  EXPECT_THAT(cuts, ElementsAre(DoubleNear(40 / kFps, 1e-9), DoubleNear(90 / kFps, 1e-9)));
}

TEST(ShotCuts, SomebodyWhoMovesIsNone) {
  EXPECT_THAT(cuts_in(120, [](int i) { return picture(i / kFps, 0); }), IsEmpty());
}

TEST(ShotCuts, ALightThatGoesOnIsNone) {
  EXPECT_THAT(cuts_in(60, [](int i) { return picture(i / kFps, 0, 0, i < 30 ? 0.4 : 1.2); }),
              IsEmpty());
}

TEST(ShotCuts, AFlashIsNone) {
  const auto cuts = cuts_in(60, [](int i) {
    if (i != 30) return picture(i / kFps, 0);
    Frame white = picture(i / kFps, 0);
    testing::fill_rectangle(white, 0, 0, 200, 180, 255, 255, 255);
    return white;
  });
  EXPECT_THAT(cuts, IsEmpty());
}

// Half a picture's width a second, as somebody turns who holds the phone.
TEST(ShotCuts, ACameraSweptRoundIsNone) {
  const auto cuts =
      cuts_in(90, [](int i) { return picture(i / kFps, 0, i < 30 ? 0 : 0.9 * (i - 30) / kFps); });
  EXPECT_THAT(cuts, IsEmpty());
}

TEST(ShotCuts, ABlackBeginningIsNone) {
  EXPECT_THAT(cuts_in(40, [](int i) { return picture(i / kFps, 0, 0, i < 20 ? 0 : 1); }),
              ::testing::SizeIs(::testing::Le(1U)));
}

std::vector<double> sudden_in(int frames, const std::function<Frame(int)>& frame_at) {
  ShotCutFinder finder;
  for (int i = 0; i < frames; ++i) finder.add(frame_at(i));
  return finder.sudden_changes();
}

// Somebody bends in one room, and 0.8 s of it are left out.
TEST(SuddenChanges, AreWhereAPieceWasLeftOut) {
  const auto sudden =
      sudden_in(120, [](int i) { return picture(i < 40 ? i / kFps : i / kFps + 0.8, 0); });
  EXPECT_THAT(sudden, ElementsAre(DoubleNear(40 / kFps + 0.8, 1e-9)));
}

TEST(SuddenChanges, SomebodyWhoMovesOnAndCutsBetweenScenesAreNone) {
  EXPECT_THAT(sudden_in(120, [](int i) { return picture(i / kFps, i < 60 ? 0 : 1); }), IsEmpty());
}

// All of the picture changes in every step, and in none more than in the others.
TEST(SuddenChanges, ACameraThatGoesOnIsNone) {
  EXPECT_THAT(sudden_in(90, [](int i) { return picture(i / kFps, 0, 0.9 * i / kFps); }), IsEmpty());
}

}  // namespace
}  // namespace dowel::vision
