#include <benchmark/benchmark.h>

#include "knowledge/load.h"
#include "knowledge/load_technique.h"
#include "knowledge/toml_tree.h"

namespace dowel {
namespace {

// What every command does that knows anything.
void LoadsWhatIsBuiltIn(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_embedded());
}
BENCHMARK(LoadsWhatIsBuiltIn)->Unit(benchmark::kMillisecond);

void LoadsTheRulesOfTechnique(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_technique(embedded_files()));
}
BENCHMARK(LoadsTheRulesOfTechnique)->Unit(benchmark::kMillisecond);

// The peer: reading the same files with the parser alone, as a program does that has them beside
// it.
void ParsesTheFiles(benchmark::State& state) {
  for (auto _ : state) {
    for (const KnowledgeFile& file : embedded_files()) {
      benchmark::DoNotOptimize(read_toml(file.text, file.name));
    }
  }
}
BENCHMARK(ParsesTheFiles)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dowel
