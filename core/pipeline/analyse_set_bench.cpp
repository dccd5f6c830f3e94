#include "core/pipeline/analyse_set.h"

#include <benchmark/benchmark.h>

#include "core/synthetic/clip.h"
#include "knowledge/load_technique.h"

namespace dowel {
namespace {

// Ten seconds at sixty frames, as the networks would report them: two Romanian deadlifts.
SyntheticClip six_hundred_frames() {
  SyntheticCamera camera;
  camera.width_px = 720;
  camera.landmark_noise_px = 0.65;
  camera.mask_noise_px = 0.5;
  for (int i = 0; i < 600; ++i) camera.times_s.push_back(i / 60.0);
  SyntheticMotion motion = make_synthetic_motion(SyntheticExercise::kRomanianDeadlift, 2);
  motion.lead_in_s = 0.5;
  return *film_synthetic_clip(make_synthetic_body(), motion, camera);
}

// Everything after the pose network; the goal is 10 ms (docs/speed.md).
void analyse_600_frames(benchmark::State& state) {
  const SyntheticClip clip = six_hundred_frames();
  const Technique technique = *load_technique();
  const ExerciseProfile* exercise = technique.find_profile("romanian-deadlift");
  const AthleteBody athlete{.height_m = 1.75, .mass_kg = 75, .load_kg = 60};
  int reps = 0;
  for (auto _ : state) {
    const auto analysis = analyse_set(clip.poses, &clip.silhouettes, athlete, exercise, technique);
    benchmark::ClobberMemory();
    reps = analysis->reps.counted;
  }
  if (reps != 2) state.SkipWithError("the set was not counted");
  state.counters["frames/s"] =
      benchmark::Counter(600, benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(analyse_600_frames)->Unit(benchmark::kMillisecond);

// The same without outlines: how much of it is the dowel.
void analyse_600_frames_without_outlines(benchmark::State& state) {
  const SyntheticClip clip = six_hundred_frames();
  const Technique technique = *load_technique();
  const ExerciseProfile* exercise = technique.find_profile("romanian-deadlift");
  for (auto _ : state) {
    const auto analysis = analyse_set(clip.poses, nullptr, {}, exercise, technique);
    benchmark::ClobberMemory();
    if (!analysis) state.SkipWithError("the set was not analysed");
  }
}
BENCHMARK(analyse_600_frames_without_outlines)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dowel
