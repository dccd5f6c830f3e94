// A foreign log of 100 000 sets, and the export of as large a log.
#include <benchmark/benchmark.h>

#include "formats/import_plan.h"
#include "formats/log_json.h"
#include "formats/log_tables.h"

namespace dowel::formats {
namespace {

constexpr int kSets = 100'000;

const std::string& hevy_file() {
  static const std::string text = [] {
    std::string file =
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
        "set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n";
    LocalTime start = *make_local_time(2016, 1, 4, 18, 0, 0);
    for (int i = 0; i < kSets; ++i) {
      if (i % 24 == 0) start += std::chrono::hours{42};
      std::string time = to_text(start);
      time[10] = ' ';
      file.append("\"Lower\",\"").append(time).append("\",\"").append(time);
      file.append("\",\"\",\"Exercise ").append(std::to_string(i / 4 % 20));
      file.append(" (Barbell)\",,\"\",").append(std::to_string(i % 4));
      file.append(",\"normal\",77.5,10,,0,8.5\n");
    }
    return file;
  }();
  return text;
}

LogData whole_log() {
  const auto preview = read_foreign_log(hevy_file());
  return plan_import(*preview, {.athlete = {"athlete"}}, {})->additions;
}

void read_hevy(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_foreign_log(hevy_file()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(hevy_file().size()));
}
BENCHMARK(read_hevy)->Unit(benchmark::kMillisecond);

void plan_hevy(benchmark::State& state) {
  const auto preview = read_foreign_log(hevy_file());
  for (auto _ : state) {
    benchmark::DoNotOptimize(plan_import(*preview, {.athlete = {"athlete"}}, {}));
  }
}
BENCHMARK(plan_hevy)->Unit(benchmark::kMillisecond);

void write_json(benchmark::State& state) {
  const LogData log = whole_log();
  for (auto _ : state) benchmark::DoNotOptimize(log_to_json(log));
}
BENCHMARK(write_json)->Unit(benchmark::kMillisecond);

void read_json(benchmark::State& state) {
  const std::string text = log_to_json(whole_log());
  for (auto _ : state) benchmark::DoNotOptimize(log_from_json(text));
}
BENCHMARK(read_json)->Unit(benchmark::kMillisecond);

void read_tables(benchmark::State& state) {
  const auto tables = log_to_tables(whole_log());
  for (auto _ : state) benchmark::DoNotOptimize(log_from_tables(tables));
}
BENCHMARK(read_tables)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dowel::formats
