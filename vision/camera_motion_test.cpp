#include "vision/camera_motion.h"
#include "testing/folders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <functional>
#include <numbers>

#include "platform/testing/scratch.h"
#include "vision/testing/make_clip.h"
#include "vision/video_reader.h"

namespace dowel::vision {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr double kPi = std::numbers::pi;

// A smooth, irregular brightness without a period, −1 … 1, at a point of the scene [picture
// heights].
double scene_brightness(double x, double y) {
  return (std::sin(23 * x + 3 * std::sin(7 * y)) + std::sin(31 * y + 2 * std::sin(11 * x)) +
          std::sin(13 * x - 19 * y)) /
         3;
}

// What a made scene does at one instant.
struct Shot {
  Vec2 shift_of_height;  // of the background
  double zoom = 1;
  double gain = 1;
  double contrast = 70;  // of the background, grey levels
};

// A textured background with a dark person who squats in front of it.
Frame film(double time_s, int width_px, int height_px, const Shot& shot) {
  Frame frame{time_s, width_px, height_px, {}};
  frame.bgrx.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
  const double height = height_px;
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < width_px; ++x) {
      const double px = (x - width_px / 2.0) / height - shot.shift_of_height.x;
      const double py = (y - height / 2) / height - shot.shift_of_height.y;
      const double level =
          shot.gain * (128 + shot.contrast * scene_brightness(px / shot.zoom, py / shot.zoom));
      std::uint8_t* pixel = frame.row(y) + x * 4;
      pixel[0] = pixel[1] = pixel[2] = static_cast<std::uint8_t>(std::clamp(level, 0.0, 255.0));
    }
  }
  const double down = 0.12 * (1 - std::cos(2 * kPi * time_s / 2.5));
  const int top = static_cast<int>((0.3 + down) * height), left = width_px / 2 - height_px / 10;
  for (int stripe = 0; stripe < 5; ++stripe) {  // a person has texture of his own
    const auto level = static_cast<std::uint8_t>(20 + 30 * (stripe % 2));
    testing::fill_rectangle(frame, left, top + stripe * height_px / 9, height_px / 5, height_px / 9,
                            level, level, level);
  }
  return frame;
}

CameraMotion watch(const std::function<Shot(double)>& shot_at, double duration_s = 5,
                   int width_px = 320, int height_px = 180, bool with_boxes = false) {
  CameraMotionEstimator estimator;
  for (int i = 0; i < duration_s * 10; ++i) {  // as often as the estimator looks
    const Frame frame = film(i / 10.0, width_px, height_px, shot_at(i / 10.0));
    std::vector<PersonBox> people;
    if (with_boxes) {
      people.push_back(
          {0.5 * width_px - 0.1 * height_px, 0.3 * height_px, 0.2 * height_px, 0.7 * height_px});
    }
    estimator.add(frame, people);
  }
  return estimator.finish();
}

TEST(CameraMotion, AStillCameraIsStaticWhoeverMoves) {
  for (const bool with_boxes : {false, true}) {
    const CameraMotion motion = watch([](double) { return Shot{}; }, 5, 320, 180, with_boxes);
    EXPECT_EQ(motion.verdict, CameraVerdict::kStatic);
    EXPECT_LT(motion.range_of_height, 0.001);
    EXPECT_EQ(motion.reason, "The camera stands still.");
    EXPECT_NEAR(static_cast<double>(motion.samples.size()), 50, 2);
  }
}

TEST(CameraMotion, LightThatChangesIsNoMovement) {
  const CameraMotion motion = watch([](double t) {
    return Shot{{}, 1, 1 + 0.3 * std::sin(3 * t)};
  });
  EXPECT_EQ(motion.verdict, CameraVerdict::kStatic);
}

TEST(CameraMotion, ASteadyHandMovesSlightly) {
  const CameraMotion motion = watch([](double t) {
    return Shot{{0.008 * std::sin(2 * kPi * 0.4 * t), 0.005 * std::sin(2 * kPi * 0.7 * t)}};
  });
  EXPECT_EQ(motion.verdict, CameraVerdict::kMovesSlightly);
  EXPECT_NEAR(motion.range_of_height, std::hypot(0.016, 0.010), 0.001);
}

TEST(CameraMotion, APanIsFollowedAcrossThePicture) {
  for (const double speed : {0.06, 0.3, -0.5}) {  // picture heights a second
    const CameraMotion motion = watch([&](double t) { return Shot{{speed * t, 0}}; }, 3);
    EXPECT_EQ(motion.verdict, CameraVerdict::kMoving) << speed;
    EXPECT_NEAR(motion.offset_at(1.05)->x, speed * 1.05, 0.01) << speed;
    EXPECT_NEAR(motion.offset_at(2.4)->x, speed * 2.4, 0.02) << speed;
    EXPECT_NEAR(motion.offset_at(2.4)->y, 0, 0.01) << speed;
    EXPECT_THAT(motion.reason, HasSubstr("put the camera on something that stands"));
  }
}

TEST(CameraMotion, AZoomIsMovement) {
  const CameraMotion motion = watch([](double t) { return Shot{{}, 1 + 0.04 * t}; }, 5);
  EXPECT_EQ(motion.verdict, CameraVerdict::kMoving);
  EXPECT_NEAR(motion.zoom_range, 0.04 * 4.7, 0.01);  // the outermost samples are left out
}

TEST(CameraMotion, TheSizeOfThePictureDoesNotMatter) {
  const auto sway = [](double t) { return Shot{{0.006 * std::sin(2 * t), 0}}; };
  for (const auto& [width, height] : {std::pair{160, 90}, {180, 320}, {480, 270}}) {
    const CameraMotion motion = watch(sway, 4, width, height, true);
    EXPECT_NEAR(motion.range_of_height, 0.012, 0.0015) << width;
    EXPECT_EQ(motion.verdict, CameraVerdict::kMovesSlightly) << width;
  }
}

TEST(CameraMotion, APlainWallCannotTell) {
  const CameraMotion motion = watch([](double) { return Shot{{}, 1, 1, 0}; }, 5, 320, 180, true);
  EXPECT_EQ(motion.verdict, CameraVerdict::kCannotTell);
  EXPECT_THAT(motion.reason, HasSubstr("too plain"));
}

TEST(CameraMotion, ACoveredPictureCannotTell) {
  CameraMotionEstimator estimator;
  for (int i = 0; i < 30; ++i) estimator.add(film(i / 10.0, 320, 180, Shot{}), {{0, 0, 320, 180}});
  EXPECT_EQ(estimator.finish().verdict, CameraVerdict::kCannotTell);
}

TEST(CameraMotion, TooFewFramesCannotTell) {
  EXPECT_EQ(CameraMotionEstimator().finish().verdict, CameraVerdict::kCannotTell);
  EXPECT_FALSE(CameraMotionEstimator().finish().offset_at(0).has_value());
  const CameraMotion motion = watch([](double) { return Shot{}; }, 0.15);
  EXPECT_EQ(motion.verdict, CameraVerdict::kCannotTell);
  EXPECT_THAT(motion.reason, HasSubstr("too short"));
}

TEST(CameraMotion, ScenesThatJumpCannotTell) {
  const CameraMotion motion = watch([](double t) {
    return Shot{{100 * std::floor(t * 10), 37 * std::floor(t * 10)}};
  });
  EXPECT_EQ(motion.verdict, CameraVerdict::kCannotTell);
  EXPECT_THAT(motion.reason, HasSubstr("too fast"));
}

// ---- real clips, where present ----

CameraMotion watch_clip(const fs::path& path) {
  CameraMotionEstimator estimator;
  auto reader = VideoReader::open(path);
  EXPECT_TRUE(reader.has_value());
  for (Frame frame; reader && reader->read(frame).value();) estimator.add(frame);
  return estimator.finish();
}

const fs::path kClips = source_folder() / "../shared/data/clips";

TEST(RealCameraMotion, TripodClipsAreStatic) {
  if (!fs::exists(kClips)) GTEST_SKIP() << "evaluation data not here: " << kClips;
  for (const char* name : {"tby66_0016r_1.mp4", "mattiolato_good_000001.mp4",
                           "mattiolato_bad_000002.mp4", "opencap_squat.mp4"}) {
    const CameraMotion motion = watch_clip(kClips / name);
    EXPECT_EQ(motion.verdict, CameraVerdict::kStatic) << name << ' ' << motion.range_of_height;
  }
}

TEST(RealCameraMotion, MadeShakesAndPansAreMeasured) {
  if (!fs::exists(kClips)) GTEST_SKIP() << "evaluation data not here: " << kClips;
  const platform::testing::Scratch scratch;
  const struct {
    const char* what;
    Vec2 (*shift)(double);
    CameraVerdict verdict;
    double range_of_height;
  } cases[] = {
      {"sway",
       [](double t) {
         return Vec2{0.008 * std::sin(4 * t), 0.003 * std::sin(7 * t)};
       },
       CameraVerdict::kMovesSlightly, 0.0171},
      {"pan",
       [](double t) {
         return Vec2{0.04 * t, 0};
       },
       CameraVerdict::kMoving, 0.16},
  };
  for (const char* name : {"tby66_0016h_1.mp4", "mattiolato_good_000004.mp4"}) {
    for (const auto& c : cases) {
      testing::ClipChanges changes;
      changes.scene_shift = c.shift;
      changes.to_s = 4.05;
      changes.fps = 15;
      changes.scale = std::string(name) == "tby66_0016h_1.mp4" ? 1 : 0.4;
      ASSERT_TRUE(testing::copy_clip(kClips / name, scratch / "moved.mp4", changes).has_value());
      const CameraMotion motion = watch_clip(scratch / "moved.mp4");
      EXPECT_EQ(motion.verdict, c.verdict) << name << ' ' << c.what;
      // A tenth, and a static clip's own 0.2 %.
      EXPECT_NEAR(motion.range_of_height, c.range_of_height, 0.1 * c.range_of_height + 0.002)
          << name << ' ' << c.what;
    }
  }
}

}  // namespace
}  // namespace dowel::vision
