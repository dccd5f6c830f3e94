#include <benchmark/benchmark.h>

#include <cmath>
#include <filesystem>
#include <string>

#include "platform/testing/scratch.h"
#include "testing/folders.h"
#include "vision/camera_motion.h"
#include "vision/decode_ahead.h"
#include "vision/exposure.h"
#include "vision/jpeg.h"
#include "vision/overlay.h"
#include "vision/testing/make_clip.h"
#include "vision/video_reader.h"

namespace dowel::vision {
namespace {

namespace fs = std::filesystem;

// A textured scene with a moving figure: compresses like a quiet room, not like a test chart.
void paint_room(Frame& frame) {
  const double height = frame.height_px;
  for (int y = 0; y < frame.height_px; ++y) {
    for (int x = 0; x < frame.width_px; ++x) {
      const double v = std::sin(23 * x / height + 3 * std::sin(7 * y / height)) +
                       std::sin(31 * y / height + 2 * std::sin(11 * x / height));
      const unsigned grain = static_cast<unsigned>(x * 7919 + y * 104729) * 2654435761u >> 29;
      const auto level = static_cast<std::uint8_t>(120 + 45 * v + grain);
      std::uint8_t* pixel = frame.row(y) + x * 4;
      pixel[0] = pixel[1] = pixel[2] = level;
    }
  }
  const int down = static_cast<int>(0.1 * height * (1 - std::cos(2.5 * frame.time_s)));
  testing::fill_rectangle(frame, frame.width_px / 3, static_cast<int>(0.3 * height) + down,
                          frame.width_px / 4, static_cast<int>(0.3 * height), 60, 30, 30);
}

// Clips made once: name from the size.
std::string made_clip(int width_px, int height_px) {
  static const platform::testing::Scratch kScratch;
  const fs::path path = kScratch / (std::to_string(width_px) + ".mp4").c_str();
  if (!fs::exists(path)) {
    const auto made = testing::make_clip(path, width_px, height_px, testing::steady_times(90, 30),
                                         paint_room, {.crf = 23});
    if (!made) std::abort();
  }
  return path;
}

Frame made_frame(int width_px, int height_px) {
  Frame frame{0.5, width_px, height_px, {}};
  frame.bgrx.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
  paint_room(frame);
  return frame;
}

void decode(benchmark::State& state, const std::string& path) {
  std::int64_t frames = 0;
  for (auto _ : state) {
    auto reader = VideoReader::open(path);
    Frame frame;
    while (reader->read(frame).value()) ++frames;
  }
  state.SetItemsProcessed(frames);  // frames a second, one thread
}

void BM_decode_made(benchmark::State& state) {
  decode(state, made_clip(static_cast<int>(state.range(0)), static_cast<int>(state.range(1))));
}
BENCHMARK(BM_decode_made)
    ->Args({360, 640})
    ->Args({1280, 720})
    ->Args({1920, 1080})
    ->Unit(benchmark::kMillisecond);

void BM_decode_real(benchmark::State& state, const char* name) {
  const fs::path path = source_folder() / "../shared/data/clips" / name;
  if (!fs::exists(path)) return state.SkipWithError("evaluation data not here");
  decode(state, path);
}
BENCHMARK_CAPTURE(BM_decode_real, 360x640_h264, "tby66_0016c_1.mp4")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_decode_real, 720x1280_h264, "opencap_squat.mp4")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BM_decode_real, 1920x1080_h264_4Mbit, "mattiolato_bad_000002.mp4")
    ->Unit(benchmark::kMillisecond);

void BM_grab_frames(benchmark::State& state) {
  const std::string path = made_clip(1280, 720);
  for (auto _ : state) benchmark::DoNotOptimize(grab_frames(path, {0.5, 1.2, 1.9, 2.6})->size());
}
BENCHMARK(BM_grab_frames)->Unit(benchmark::kMillisecond);

OverlayScene full_scene(int width_px, int height_px) {
  OverlayScene scene;
  scene.width_px = width_px;
  scene.height_px = height_px;
  const auto at = [&](double x, double y) { return Vec2{x * width_px, y * height_px}; };
  for (const SceneRole role : {SceneRole::kFarSide, SceneRole::kNearSide}) {
    scene.lines.push_back({role,
                           SceneState::kPlain,
                           {at(.62, .35), at(.38, .5), at(.52, .64), at(.45, .82), at(.53, .84)}});
  }
  SceneLine contour{SceneRole::kBackContour, SceneState::kPlain, {}};
  for (int i = 0; i <= 100; ++i) {
    contour.points_px.push_back(at(.36 + .0027 * i, .46 - .0015 * i - .02 * std::sin(.03 * i)));
  }
  SceneArea gap{SceneRole::kGap, SceneState::kBroken, contour.points_px};
  gap.ring_px.push_back(at(.3, .45));
  scene.areas.push_back(gap);
  scene.lines.push_back(contour);
  scene.lines.push_back({SceneRole::kStick, SceneState::kPlain, {at(.3, .45), at(.74, .24)}});
  for (int i = 0; i < 3; ++i) {
    scene.dots.push_back(
        {SceneRole::kContact, SceneState::kHeld, at(.36 + .15 * i, .42 - .07 * i), i != 1});
  }
  for (int i = 0; i < 12; ++i) {
    scene.dots.push_back({SceneRole::kNearSide, SceneState::kPlain, at(.4, .3 + .04 * i), true});
  }
  scene.arcs.push_back({SceneState::kBorderline, at(.38, .5), .06 * height_px, -.8, .9});
  scene.labels.push_back({SceneState::kBorderline, at(.46, .52), "64°"});
  scene.captions.push_back(
      {SceneCaption::Corner::kTopLeft, {{"Rep 3", SceneState::kPlain, true}, {"concentric"}}});
  scene.captions.push_back({SceneCaption::Corner::kBottomLeft,
                            {{"Back straight: 9.4 ± 1.1 mm", SceneState::kBroken},
                             {"Hips and shoulders rise together", SceneState::kHeld}}});
  return scene;
}

void BM_overlay(benchmark::State& state) {
  const int width = static_cast<int>(state.range(0)), height = static_cast<int>(state.range(1));
  const OverlayScene scene = full_scene(width, height);
  Frame frame = made_frame(width, height);
  for (auto _ : state) paint_scene(scene, frame);
}
BENCHMARK(BM_overlay)->Args({360, 640})->Args({1920, 1080})->Unit(benchmark::kMillisecond);

void BM_jpeg(benchmark::State& state) {
  const Frame frame =
      made_frame(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
  for (auto _ : state) benchmark::DoNotOptimize(compress_jpeg(frame)->size());
}
BENCHMARK(BM_jpeg)->Args({360, 640})->Args({1920, 1080})->Unit(benchmark::kMillisecond);

void BM_encode(benchmark::State& state) {
  const int width = static_cast<int>(state.range(0)), height = static_cast<int>(state.range(1));
  const platform::testing::Scratch scratch;
  Frame frame = made_frame(width, height);
  std::int64_t frames = 0;
  for (auto _ : state) {
    auto writer = VideoWriter::create(scratch / "out.mp4", width, height);
    for (int i = 0; i < 60; ++i, ++frames) {
      frame.time_s = i / 30.0;
      testing::fill_rectangle(frame, 4 * i, height / 3, 20, 20, 200, 10, 10);
      if (!writer->write(frame)) std::abort();
    }
    if (!writer->finish()) std::abort();
  }
  state.SetItemsProcessed(frames);
}
BENCHMARK(BM_encode)->Args({360, 640})->Args({1920, 1080})->Unit(benchmark::kMillisecond);

// Per frame of a 30 fps clip, of which every third is looked at.
void BM_camera_motion(benchmark::State& state) {
  const int width = static_cast<int>(state.range(0)), height = static_cast<int>(state.range(1));
  Frame frame = made_frame(width, height);
  CameraMotionEstimator estimator;
  frame.time_s = 0;
  for (auto _ : state) {
    estimator.add(frame);
    frame.time_s += 1.0 / 30;
  }
}
BENCHMARK(BM_camera_motion)->Args({360, 640})->Args({1920, 1080})->Unit(benchmark::kMicrosecond);

void BM_exposure(benchmark::State& state) {
  const Frame frame = made_frame(1920, 1080);
  ExposureMonitor monitor;
  for (auto _ : state) monitor.add(frame);
}
BENCHMARK(BM_exposure)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dowel::vision
