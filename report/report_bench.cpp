#include <benchmark/benchmark.h>

#include <nlohmann/json.hpp>

#include "report/analysis_json.h"
#include "report/csv.h"
#include "report/html_report.h"
#include "report/rep_moments.h"
#include "report/testing/sample_scene.h"
#include "report/testing/sample_set.h"

namespace dowel::report {
namespace {

struct Input {
  SetAnalysis set;
  ReportContext context;
};

// Ten reps at 30 frames/s with four pictures each, or forty reps.
const Input& input_of(int reps) {
  static std::map<int, Input> made;
  Input& input = made[reps];
  if (!input.set.motion.time_s.empty()) return input;
  input.set = testing::sample_set({.reps = reps});
  input.context = testing::sample_context(input.set);
  const Rectangle cut = crop_around_lifter(input.set, 720, 1280);
  for (const std::size_t frame : frames_to_picture(input.set)) {
    input.context.pictures[frame] = {testing::sample_jpeg(input.set, frame, cut, 400), cut.left_px,
                                     cut.top_px, cut.width_px, cut.height_px};
    input.context.scenes[frame] = testing::sample_scene(input.set, frame);
  }
  return input;
}

void html(benchmark::State& state) {
  const Input& input = input_of(static_cast<int>(state.range(0)));
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string page = html_report(input.set, input.context);
    bytes = page.size();
    benchmark::DoNotOptimize(bytes);
  }
  state.counters["page_bytes"] = static_cast<double>(bytes);
}
BENCHMARK(html)->Arg(10)->Arg(40)->Unit(benchmark::kMillisecond);

void json(benchmark::State& state) {
  const Input& input = input_of(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    benchmark::DoNotOptimize(json_text(analysis_to_json(input.set, input.context)).size());
  }
}
BENCHMARK(json)->Arg(10)->Arg(40)->Unit(benchmark::kMillisecond);

void csv(benchmark::State& state) {
  const Input& input = input_of(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    benchmark::DoNotOptimize(make_csv(input.set, input.context).series.size());
  }
}
BENCHMARK(csv)->Arg(10)->Arg(40)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dowel::report
