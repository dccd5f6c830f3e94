#include <benchmark/benchmark.h>

#include "core/plan/check.h"
#include "knowledge/load.h"

namespace dowel {
namespace {

PlanRequest busy_powerlifter(const Knowledge& knowledge) {
  PlanRequest request;
  request.aim = Aim::kPowerlifting;
  request.athlete.experience = Experience::kAdvanced;
  request.athlete.equipment = {
      "barbell",    "rack",        "bench", "mini-band",     "long-band",         "cable",
      "kettlebell", "pull-up-bar", "sled",  "reverse-hyper", "belt-squat-machine"};
  request.days = {{0, 90, {{"squat", 5, 5}, {"bench press", 5, 5}}},
                  {1, 60, {}},
                  {3, 90, {{"deadlift", 4, 5}}},
                  {4, 75, {{"front-squat", 3, 5}}}};
  request.weak_links = {{"weak-hip-flexors", "measured"}};
  request.weeks = 12;
  request.start = LocalDate{std::chrono::days{20003}};
  request.red_flags = all_clear(knowledge);
  return request;
}

// Twelve weeks made and checked; the goal is under 50 ms.
void BM_MakeAndCheckTwelveWeeks(benchmark::State& state) {
  const Knowledge knowledge = *load_embedded();
  const PlanRequest request = busy_powerlifter(knowledge);
  for (auto _ : state) {
    auto plan = make_programme(request, knowledge);
    if (!plan) state.SkipWithError(plan.error().message.c_str());
    benchmark::DoNotOptimize(plan);
  }
}
BENCHMARK(BM_MakeAndCheckTwelveWeeks)->Unit(benchmark::kMillisecond);

void BM_CheckTwelveWeeks(benchmark::State& state) {
  const Knowledge knowledge = *load_embedded();
  const PlanRequest request = busy_powerlifter(knowledge);
  const auto plan = make_programme(request, knowledge);
  for (auto _ : state) {
    auto violations = check_programme(*plan, request, knowledge);
    benchmark::DoNotOptimize(violations);
  }
}
BENCHMARK(BM_CheckTwelveWeeks)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dowel
