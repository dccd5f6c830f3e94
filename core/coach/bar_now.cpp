#include "core/coach/bar_now.h"

#include <algorithm>
#include <cmath>

#include "core/catalogue/coach_rules.h"
#include "core/coach/line_now.h"

namespace dowel {
namespace {

constexpr double kNothing_kg = 0.01;  // less than this is no difference

// The bar and plates that the athlete's unit stands for.
struct BarKit {
  double bar_kg = 0;
  std::vector<double> plates_kg{};
};

BarKit kit_of(const Book& book) {
  const RampRules& rules = book.knowledge().coach->ramp;
  const bool pounds = book.athlete().shown_unit == MassUnit::kPound;
  BarKit kit{pounds ? rules.bar_lb * kKilogramsPerPound : rules.bar_kg, {}};
  const Equipment* set = find_entry(book.knowledge().equipment, "plate-set");
  if (!set) return kit;
  kit.plates_kg = pounds ? set->marked_lb : set->marked_kg;
  for (double& plate : kit.plates_kg) plate *= pounds ? kKilogramsPerPound : 1;
  std::ranges::sort(kit.plates_kg);
  return kit;
}

bool needs_barbell(const Exercise& exercise, const std::vector<std::string>& owned) {
  const auto* way = owned.empty()
                        ? (exercise.equipment.empty() ? nullptr : &exercise.equipment.front())
                        : way_to_equip(exercise.equipment, owned);
  return way && std::ranges::find(*way, "barbell") != way->end();
}

// The greatest load up to `load_kg` that two equal sides can make.
double makeable_kg(double load_kg, const BarKit& kit) {
  const double step_kg = 2 * kit.plates_kg.front();
  return kit.bar_kg + std::floor((load_kg - kit.bar_kg) / step_kg + 1e-9) * step_kg;
}

std::vector<RampSet> ramp_to(double load_kg, const BarKit& kit, const RampRules& rules) {
  std::vector<RampSet> ramp;
  if (kit.plates_kg.empty()) return ramp;
  const double apart_kg = load_kg * rules.apart_percent / 100;
  if (kit.bar_kg > load_kg - apart_kg) return ramp;
  ramp.push_back({rules.bar_reps, kit.bar_kg});
  for (const RampStep& step : rules.steps) {
    const double step_kg = makeable_kg(load_kg * step.percent / 100, kit);
    if (step_kg < ramp.back().load_kg + apart_kg || step_kg > load_kg - apart_kg) continue;
    ramp.push_back({step.reps, step_kg});
  }
  return ramp;
}

}  // namespace

std::optional<std::vector<double>> plates_of_a_side(double load_kg, double bar_kg,
                                                    const std::vector<double>& plates_kg) {
  double left_kg = (load_kg - bar_kg) / 2;
  if (left_kg < -kNothing_kg / 2) return std::nullopt;
  std::vector<double> side;
  for (auto plate = plates_kg.rbegin(); plate != plates_kg.rend(); ++plate) {
    while (left_kg > *plate - kNothing_kg / 2) {
      side.push_back(*plate);
      left_kg -= *plate;
    }
  }
  if (left_kg > kNothing_kg / 2) return std::nullopt;
  return side;
}

std::vector<BarLoad> bar_loads(const Book& book, const PlanDay& day) {
  const BarKit kit = kit_of(book);
  std::vector<BarLoad> loads;
  for (const PlanBlock& block : day.blocks) {
    if (!takes_target(block.kind)) continue;
    for (const Prescription& line : block.lines) {
      const Exercise* exercise = find_exercise(book.knowledge(), line.exercise);
      const bool known = line.load.kind == LoadKind::kGiven && line.load.load_kg;
      if (!exercise || !known || !needs_barbell(*exercise, book.athlete().equipment)) continue;
      if (std::ranges::find(loads, line.exercise, &BarLoad::exercise) != loads.end()) continue;
      const double load_kg = *line.load.load_kg;
      auto side = plates_of_a_side(load_kg, kit.bar_kg, kit.plates_kg);
      if (!side) continue;
      BarLoad load{line.exercise, load_kg, kit.bar_kg, std::move(*side), {}};
      if (block.kind == BlockKind::kMain) {
        load.ramp = ramp_to(load_kg, kit, book.knowledge().coach->ramp);
      }
      loads.push_back(std::move(load));
    }
  }
  return loads;
}

}  // namespace dowel
