#include <algorithm>
#include <array>
#include <cmath>

#include "core/progress/progress.h"

namespace dowel {
namespace {

constexpr const char* kSquats = "X-41";

bool progresses(const Exercise& exercise, ProgressBy by) {
  return std::find(exercise.progress_by.begin(), exercise.progress_by.end(), by) !=
         exercise.progress_by.end();
}

const Dosage* working_dosage(const Exercise& exercise) {
  for (const DosageUse use : {DosageUse::kStandard, DosageUse::kHold, DosageUse::kGeneral}) {
    for (const Dosage& dosage : exercise.dosages) {
      if (dosage.use == use && (dosage.reps || dosage.seconds || dosage.metres)) return &dosage;
    }
  }
  return nullptr;
}

void read_protocol(const Knowledge& knowledge, const Exercise& exercise, ProgressScheme& scheme) {
  const Protocol* protocol = find_entry(knowledge.protocols, "copenhagen-progressive");
  if (!protocol || exercise.pattern != Pattern::kAdduction) return;
  const bool short_lever = !exercise.variant_of.empty();
  scheme.first_level = short_lever ? 0 : 2;
  scheme.levels = short_lever ? 2 : static_cast<int>(protocol->steps.size());
}

// The own programme decides sets and repetitions; its heaviest day is the one that counts.
void follow_own(const Knowledge& knowledge, const TrainingFacts& facts, ProgressScheme& scheme) {
  for (const TrainingDay& day : facts.days) {
    for (const OwnLift& lift : day.own) {
      const Exercise* exercise = find_exercise(knowledge, lift.exercise);
      if (!exercise || exercise->slug != scheme.exercise) continue;
      if (scheme.own && scheme.reps && scheme.reps->from <= lift.reps) continue;
      scheme.own = true;
      scheme.reps = IntRange{lift.reps, lift.reps};
      scheme.sets = lift.sets;
    }
  }
}

bool can_do(const Exercise& exercise, const TrainingFacts& facts) {
  return !facts.owned || equipment_suffices(exercise.equipment, *facts.owned);
}

// The gate judges a load by the back first (C-01); the lockout alone (hip thrust) never breaks.
// Squats are judged by their back, though not by the other points of a hinge (K-04).
bool is_judged(const Exercise& exercise) {
  if (exercise.id == kSquats || exercise.variant_of == kSquats) return true;
  return std::ranges::find(exercise.checkpoints, "C-01") != exercise.checkpoints.end();
}

bool loads_the_back(const Exercise& exercise) {
  const bool flagged =
      std::ranges::find(exercise.flags, Flag::kOffForBackPain) != exercise.flags.end();
  return flagged || exercise.pattern == Pattern::kHinge || exercise.pattern == Pattern::kSwing;
}

// The masses of what the exercise is done with, where that comes in fixed ones. Unknown equipment
// is taken as such only when there is a single way to do the exercise.
std::vector<double> fixed_loads(const Knowledge& knowledge, const Exercise& exercise,
                                const TrainingFacts& facts) {
  const std::vector<std::string>* way =
      facts.owned ? way_to_equip(exercise.equipment, *facts.owned)
                  : (exercise.equipment.size() == 1 ? &exercise.equipment.front() : nullptr);
  if (!way || way->size() != 1) return {};
  const Equipment* tool = find_entry(knowledge.equipment, way->front());
  if (!tool) return {};
  if (tool->id == "kettlebell" && !facts.bells_kg.empty()) return facts.bells_kg;
  if (facts.plates.shown == MassUnit::kKilogram) return tool->marked_kg;
  std::vector<double> loads_kg;
  for (const double pounds : tool->marked_lb) loads_kg.push_back(pounds * kKilogramsPerPound);
  return loads_kg;
}

}  // namespace

Words words_of(StepKind) {
  static constexpr std::array<std::string_view, 11> kWords{
      "start",   "repeat",     "more-reps",     "wider-reps", "more-load",     "longer-hold",
      "farther", "next-level", "next-exercise", "step-back",  "back-after-gap"};
  return kWords;
}

long shown_hundredths(double load_kg, MassUnit unit) {
  const double shown = unit == MassUnit::kPound ? load_kg / kKilogramsPerPound : load_kg;
  return std::lround(std::round(shown * 10) * 10);
}

Result<ProgressScheme> progress_scheme(const Knowledge& knowledge, const std::string& exercise_slug,
                                       const TrainingFacts& facts) {
  const auto exercise = require_exercise(knowledge, exercise_slug);
  DOWEL_TRY(exercise);
  ProgressScheme scheme;
  scheme.exercise = (*exercise)->slug;
  scheme.plates = facts.plates;
  if (loads_the_back(**exercise)) scheme.held_off_by_pain = facts.held_off_by_pain;
  scheme.fixed_kg = fixed_loads(knowledge, **exercise, facts);
  const auto* way = facts.owned ? way_to_equip((*exercise)->equipment, *facts.owned) : nullptr;
  const bool empty_handed = way && way->empty();  // nothing at hand that could weigh anything
  scheme.by_load = progresses(**exercise, ProgressBy::kLoad) && !empty_handed;
  scheme.gated = is_judged(**exercise);
  if (const Dosage* dosage = working_dosage(**exercise)) {
    scheme.sets = dosage->sets ? dosage->sets->from : 2;
    scheme.reps = dosage->reps;
    scheme.hold_s = dosage->seconds;
    scheme.metres = dosage->metres;
  }
  for (const std::string& id : (*exercise)->harder) {
    const Exercise* next = find_entry(knowledge.exercises, id);
    if (next && scheme.harder.empty() && can_do(*next, facts)) scheme.harder = next->slug;
  }
  follow_own(knowledge, facts, scheme);
  read_protocol(knowledge, **exercise, scheme);
  const auto step = require_number(knowledge, "load-step");
  DOWEL_TRY(step);
  scheme.step_percent = {(*step)->from, (*step)->to};
  const auto sessions = require_number(knowledge, "stage-sessions");
  DOWEL_TRY(sessions);
  scheme.sessions_at_top = static_cast<int>((*sessions)->from);
  const auto green = require_number(knowledge, "pain-safe");
  DOWEL_TRY(green);
  scheme.pain_limit = scheme.next_day_limit = (*green)->to;
  const auto amber = require_number(knowledge, "pain-acceptable");
  DOWEL_TRY(amber);
  scheme.pain_back = (*amber)->to;
  if (scheme.levels > 0) {
    const auto groin = require_number(knowledge, "groin-pain-regress");
    DOWEL_TRY(groin);
    scheme.pain_back = (*groin)->to;
  }
  return scheme;
}

std::optional<double> next_load_kg(const ProgressScheme& scheme, double load_kg) {
  const double least = load_kg * scheme.step_percent.from / 100;
  if (scheme.fixed_kg.empty()) {
    const double step = scheme.plates.smallest_step_kg;
    return load_kg + std::max(1.0, std::ceil(least / step - 1e-9)) * step;
  }
  const auto heavier = std::ranges::find_if(
      scheme.fixed_kg, [&](double mass_kg) { return mass_kg >= load_kg + least - 1e-9; });
  if (heavier == scheme.fixed_kg.end()) return std::nullopt;
  return *heavier;
}

double lighter_load_kg(const ProgressScheme& scheme, double load_kg) {
  constexpr double kStepBackPart = 0.1;  // our decision: the sources' largest step, downwards
  if (scheme.fixed_kg.empty()) return makeable_load_kg(scheme, load_kg * (1 - kStepBackPart));
  const auto same = std::ranges::lower_bound(scheme.fixed_kg, load_kg - 1e-9);
  return same == scheme.fixed_kg.begin() ? load_kg : *std::prev(same);
}

double makeable_load_kg(const ProgressScheme& scheme, double load_kg) {
  if (scheme.fixed_kg.empty()) {
    const double step = scheme.plates.smallest_step_kg;
    return std::max(step, std::floor(load_kg / step + 1e-9) * step);
  }
  const auto heavier = std::ranges::upper_bound(scheme.fixed_kg, load_kg + 1e-9);
  return heavier == scheme.fixed_kg.begin() ? *heavier : *std::prev(heavier);
}

}  // namespace dowel
