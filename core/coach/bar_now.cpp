#include "core/coach/bar_now.h"

#include <algorithm>
#include <cmath>

#include "core/catalogue/coach_rules.h"
#include "core/coach/line_now.h"

namespace dowel {
namespace {

bool needs_barbell(const Knowledge& knowledge, const Exercise& exercise,
                   const std::vector<std::string>& owned) {
  const auto* way = owned.empty()
                        ? (exercise.equipment.empty() ? nullptr : &exercise.equipment.front())
                        : way_to_equip(exercise.equipment, owned);
  return way && is_done_with(knowledge, *way, EquipmentKind::kBar);
}

// The greatest of these loads up to `load_kg`, at least the first.
double up_to_kg(const std::vector<double>& loads_kg, double load_kg) {
  const auto above = std::ranges::upper_bound(loads_kg, load_kg + 1e-9);
  return above == loads_kg.begin() ? loads_kg.front() : *std::prev(above);
}

std::vector<RampSet> ramp_to(double load_kg, const BarKit& kit, const RampRules& rules) {
  std::vector<RampSet> ramp;
  if (kit.plates.empty()) return ramp;
  const double apart_kg = load_kg * rules.apart_percent / 100;
  if (kit.bar_kg > load_kg - apart_kg) return ramp;
  const std::vector<double> loads_kg = loads_of(kit, load_kg);
  ramp.push_back({rules.bar_reps, kit.bar_kg});
  for (const RampStep& step : rules.steps) {
    const double step_kg = up_to_kg(loads_kg, load_kg * step.percent / 100);
    if (step_kg < ramp.back().load_kg + apart_kg || step_kg > load_kg - apart_kg) continue;
    ramp.push_back({step.reps, step_kg});
  }
  return ramp;
}

// Lighter bells or dumbbells that are owned, on the way up to the working sets.
std::vector<RampSet> ramp_in_the_hand(double load_kg, const std::vector<double>& owned_kg,
                                      const RampRules& rules) {
  std::vector<RampSet> ramp;
  const double apart_kg = load_kg * rules.apart_percent / 100;
  for (const RampStep& step : rules.steps) {
    const double step_kg = up_to_kg(owned_kg, load_kg * step.percent / 100);
    const double last_kg = ramp.empty() ? 0 : ramp.back().load_kg;
    if (step_kg < last_kg + apart_kg || step_kg > load_kg - apart_kg) continue;
    ramp.push_back({step.reps, step_kg});
  }
  return ramp;
}

std::optional<BarLoad> load_on_bar(const Book& book, const Exercise& exercise, BlockKind block,
                                   double load_kg) {
  const BarKit kit = bar_kit_of(book.knowledge(), book.athlete());
  auto side = plates_of_a_side(load_kg, kit);
  if (!side) return std::nullopt;
  BarLoad load{exercise.slug, load_kg, kit.bar_kg, std::move(*side), {}};
  if (block == BlockKind::kMain) load.ramp = ramp_to(load_kg, kit, book.knowledge().coach->ramp);
  return load;
}

// Of what is held in the hand only the way up has to be said, where lighter ones are owned.
std::optional<BarLoad> load_in_hand(const Book& book, const Exercise& exercise, BlockKind block,
                                    double load_kg) {
  if (block != BlockKind::kMain) return std::nullopt;
  const auto scheme = progress_scheme(book.knowledge(), exercise.slug, book.facts());
  if (!scheme || !scheme->owned || scheme->tool == LoadTool::kBar) return std::nullopt;
  BarLoad load{exercise.slug, load_kg, 0, {}, {}};
  load.ramp = ramp_in_the_hand(load_kg, scheme->fixed_kg, book.knowledge().coach->ramp);
  return load.ramp.empty() ? std::nullopt : std::optional{std::move(load)};
}

}  // namespace

std::optional<BarLoad> load_made_up(const Book& book, const Exercise& exercise, BlockKind block,
                                    double load_kg) {
  return needs_barbell(book.knowledge(), exercise, book.athlete().equipment)
             ? load_on_bar(book, exercise, block, load_kg)
             : load_in_hand(book, exercise, block, load_kg);
}

std::vector<BarLoad> bar_loads(const Book& book, const PlanDay& day) {
  std::vector<BarLoad> loads;
  for (const PlanBlock& block : day.blocks) {
    if (!takes_target(block.kind)) continue;
    for (const Prescription& line : block.lines) {
      const Exercise* exercise = find_exercise(book.knowledge(), line.exercise);
      const bool known = line.load.kind == LoadKind::kGiven && line.load.load_kg;
      if (!exercise || !known) continue;
      if (std::ranges::find(loads, line.exercise, &BarLoad::exercise) != loads.end()) continue;
      auto load = load_made_up(book, *exercise, block.kind, *line.load.load_kg);
      if (!load) continue;
      load->exercise = line.exercise;
      loads.push_back(std::move(*load));
    }
  }
  return loads;
}

}  // namespace dowel
