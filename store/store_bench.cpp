// A log of 100 000 sets: about nine years of four sessions a week.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

#include "store/sqlite_store.h"
#include "store/test_folder.h"

namespace dowel::store {
namespace {

constexpr int kSets = 100'000;
constexpr int kSetsPerSession = 24;
constexpr int kExercises = 20;
const AthleteId kAthlete{"athlete"};
const ExerciseRef kDeadlift{"exercise0", ""};

LogChange nine_years() {
  LogChange change{.what = "nine years"};
  change.put.emplace_back(Athlete{.id = kAthlete, .name = "A"});
  const LocalTime start = *make_local_time(2016, 1, 4, 18, 0, 0);
  SessionId session;
  for (int i = 0; i < kSets; ++i) {
    const int visit = i / kSetsPerSession;
    if (i % kSetsPerSession == 0) {
      session = {name_uuid(kImportSpace, "session" + std::to_string(visit))};
      change.put.emplace_back(WorkoutSession{.id = session,
                                             .athlete = kAthlete,
                                             .started = start + std::chrono::hours{42} * visit,
                                             .title = "Lower"});
    }
    const std::string exercise = "exercise" + std::to_string(i / 4 % kExercises);
    change.put.emplace_back(SetEntry{.id = {name_uuid(kImportSpace, std::to_string(i))},
                                     .session = session,
                                     .exercise = {exercise, ""},
                                     .order = i % kSetsPerSession,
                                     .reps = 5 + i % 4,
                                     .load_kg = 60 + i % 80,
                                     .rpe = 8});
  }
  return change;
}

struct FilledLog {
  TestFolder folder;
  std::filesystem::path path = folder / "log.db";

  FilledLog() {
    const auto done = open_sqlite(path).value()->commit(nine_years());
    if (!done) {
      std::cerr << done.error().message << '\n';
      std::abort();
    }
  }
};
const FilledLog& filled() {
  static const FilledLog log;
  return log;
}

void import_all(benchmark::State& state) {
  const LogChange change = nine_years();
  for (auto _ : state) {
    const TestFolder folder;
    benchmark::DoNotOptimize(open_sqlite(folder / "log.db").value()->commit(change));
  }
}
BENCHMARK(import_all)->Unit(benchmark::kMillisecond)->Iterations(2);

void open_log(benchmark::State& state) {
  const auto& path = filled().path;
  for (auto _ : state) benchmark::DoNotOptimize(open_sqlite(path));
}
BENCHMARK(open_log)->Unit(benchmark::kMillisecond);

void open_log_unchecked(benchmark::State& state) {
  const auto& path = filled().path;
  for (auto _ : state) benchmark::DoNotOptimize(open_sqlite(path, {.check_at_opening = false}));
}
BENCHMARK(open_log_unchecked)->Unit(benchmark::kMillisecond);

void progress_of_one_exercise(benchmark::State& state) {
  auto log = open_sqlite(filled().path).value();
  for (auto _ : state) benchmark::DoNotOptimize(log->progress(kAthlete, kDeadlift, {}));
  state.SetLabel(std::to_string(log->progress(kAthlete, kDeadlift, {})->size()) + " sessions");
}
BENCHMARK(progress_of_one_exercise)->Unit(benchmark::kMillisecond);

void progress_of_all_exercises(benchmark::State& state) {
  auto log = open_sqlite(filled().path).value();
  for (auto _ : state) benchmark::DoNotOptimize(log->progress_of_all(kAthlete, {}));
}
BENCHMARK(progress_of_all_exercises)->Unit(benchmark::kMillisecond);

void list_exercises(benchmark::State& state) {
  auto log = open_sqlite(filled().path).value();
  for (auto _ : state) benchmark::DoNotOptimize(log->exercises(kAthlete));
}
BENCHMARK(list_exercises)->Unit(benchmark::kMillisecond);

void log_one_set(benchmark::State& state) {
  auto log = open_sqlite(filled().path).value();
  const SessionId session = log->sessions(kAthlete, {}).value().back().id;
  int i = 0;
  for (auto _ : state) {
    const SetEntry set{.id = {"new" + std::to_string(i++)},
                       .session = session,
                       .exercise = {"exercise1", ""},
                       .reps = 5,
                       .load_kg = 100};
    benchmark::DoNotOptimize(log->commit({.what = "log a set", .put = {set}}));
  }
}
BENCHMARK(log_one_set)->Unit(benchmark::kMillisecond);

void whole_log_to_memory(benchmark::State& state) {
  auto log = open_sqlite(filled().path).value();
  for (auto _ : state) benchmark::DoNotOptimize(log->snapshot());
}
BENCHMARK(whole_log_to_memory)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dowel::store
