#include "core/synthetic/clip.h"

#include <benchmark/benchmark.h>

namespace {

// Ten seconds of a kettlebell deadlift at 60 frames a second, the data of one real clip.
void film_600_frames(benchmark::State& state) {
  const dowel::SyntheticBody body = dowel::make_synthetic_body();
  const auto motion =
      dowel::make_synthetic_motion(dowel::SyntheticExercise::kKettlebellDeadlift, 4);
  dowel::SyntheticCamera camera;
  camera.end_s = 10;
  camera.landmark_noise_px = 0.65;
  camera.mask_noise_px = 0.5;
  camera.yaw_rad = dowel::to_rad(static_cast<double>(state.range(0)));
  std::size_t frames = 0;
  for (auto _ : state) {
    auto clip = dowel::film_synthetic_clip(body, motion, camera);
    benchmark::DoNotOptimize(clip);
    frames += clip->poses.frames.size();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(frames));
}
BENCHMARK(film_600_frames)->Arg(0)->Arg(10)->Unit(benchmark::kMillisecond);

}  // namespace
