#include <benchmark/benchmark.h>

#include <cmath>
#include <string>

#include "vision/crop_sampler.h"
#include "vision/mask_contour.h"
#include "vision/mask_head.h"
#include "vision/model_files.h"
#include "vision/pose_detector.h"
#include "vision/pose_landmarker.h"
#include "vision/tflite_model.h"

namespace dowel::vision {
namespace {

// A picture with structure everywhere, so that no value is special.
Frame make_frame(int width_px, int height_px) {
  Frame frame{0, width_px, height_px, {}};
  frame.bgrx.resize(std::size_t(4) * width_px * height_px);
  for (int y = 0; y < height_px; ++y) {
    for (int x = 0; x < width_px; ++x) {
      std::uint8_t* pixel = frame.row(y) + 4 * x;
      pixel[0] = static_cast<std::uint8_t>((x * 7 + y * 3) & 0xFF);
      pixel[1] = static_cast<std::uint8_t>((x * y / 64) & 0xFF);
      pixel[2] = static_cast<std::uint8_t>((x + 2 * y) & 0xFF);
    }
  }
  return frame;
}

std::shared_ptr<const Graph> load(benchmark::State& state, const std::string& name) {
  const Result<std::filesystem::path> dir = find_model_dir();
  Result<Graph> graph = dir ? load_tflite(*dir / name) : tl::unexpected(dir.error());
  if (!graph) {
    state.SkipWithError(graph.error().message.c_str());
    return nullptr;
  }
  return std::make_shared<const Graph>(std::move(*graph));
}

void bench_detector(benchmark::State& state) {
  const auto graph = load(state, "pose_detection.tflite");
  if (!graph) return;
  Result<PoseDetector> detector = PoseDetector::create(graph);
  const Frame frame = make_frame(1280, 720);
  for (auto _ : state) benchmark::DoNotOptimize(detector->detect(frame));
}
BENCHMARK(bench_detector)->Unit(benchmark::kMillisecond);

void bench_landmarks(benchmark::State& state, const std::string& model,
                     PoseLandmarker::Outputs outputs) {
  const auto graph = load(state, "pose_landmark_" + model + ".tflite");
  if (!graph) return;
  Result<PoseLandmarker> landmarker = PoseLandmarker::create(graph, outputs);
  const Frame frame = make_frame(1280, 720);
  for (auto _ : state) {
    benchmark::DoNotOptimize(landmarker->estimate(frame, {640, 360, 700, 0.1F}));
    if (outputs == PoseLandmarker::Outputs::kPointsAndMask) {
      benchmark::DoNotOptimize(landmarker->mask_logits());
    }
  }
}
using Outputs = PoseLandmarker::Outputs;
BENCHMARK_CAPTURE(bench_landmarks, lite_roi, "lite", Outputs::kRoiOnly)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bench_landmarks, lite_mask, "lite", Outputs::kPointsAndMask)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bench_landmarks, full_roi, "full", Outputs::kRoiOnly)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bench_landmarks, full_mask, "full", Outputs::kPointsAndMask)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bench_landmarks, heavy_roi, "heavy", Outputs::kRoiOnly)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bench_landmarks, heavy_mask, "heavy", Outputs::kPointsAndMask)
    ->Unit(benchmark::kMillisecond);

void bench_mask_head(benchmark::State& state) {
  const auto graph = load(state, "pose_landmark_full.tflite");
  if (!graph) return;
  auto head = MaskHead::find(*graph, graph->outputs[2]);
  if (!head) return state.SkipWithError("the mask's layers are not as known");
  const std::vector<float> coarse(std::size_t(64) * 64 * 8, 0.4F);
  const std::vector<float> skip(std::size_t(128) * 128 * 8, 0.2F);
  for (auto _ : state) benchmark::DoNotOptimize(head->run(coarse, skip));
}
BENCHMARK(bench_mask_head)->Unit(benchmark::kMillisecond);

void bench_crop(benchmark::State& state) {
  const Frame frame = make_frame(1920, 1080);
  std::vector<float> rgb(std::size_t(3) * 256 * 256);
  for (auto _ : state) {
    sample_crop(frame, {900, 500, 1000, 0.3F}, 256, Border::kReplicate, {0, 1}, rgb);
    benchmark::ClobberMemory();
  }
}
BENCHMARK(bench_crop)->Unit(benchmark::kMillisecond);

// An outline as long and wavy as a standing person's.
void bench_contour(benchmark::State& state) {
  std::vector<float> logits(std::size_t(kMaskSize) * kMaskSize);
  for (int y = 0; y < kMaskSize; ++y) {
    for (int x = 0; x < kMaskSize; ++x) {
      const double waist = 32 + 10 * std::sin(y * 0.15);
      const double inside = std::min(waist - std::abs(x - 128.0), 110 - std::abs(y - 128.0));
      logits[std::size_t(y) * kMaskSize + x] = static_cast<float>(4 * inside);
    }
  }
  const GridToPicture grid = grid_of({640, 360, 700, 0.1F}, kMaskSize);
  for (auto _ : state) {
    benchmark::DoNotOptimize(pack(trace_mask(logits, grid, 1280, 720), grid));
  }
}
BENCHMARK(bench_contour)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dowel::vision
