#include <algorithm>
#include <array>
#include <cmath>

#include "core/log/free_name.h"
#include "core/progress/own_lines.h"
#include "core/progress/progress.h"
#include "core/readiness/pain.h"

namespace dowel {
namespace {

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
  const Protocol* protocol = find_protocol(knowledge, exercise, ProtocolPace::kByLevel);
  if (!protocol) return;
  const IntRange own = levels_of(*protocol, exercise);
  scheme.first_level = own.from;
  scheme.levels = own.to + 1;
}

// What the log knows a lift by: the slug of the catalogue, else what its names have in common.
std::string identity(const Knowledge& knowledge, const std::string& name) {
  const Exercise* exercise = find_exercise(knowledge, name);
  return exercise ? exercise->slug : free_name_key(name);
}

// The own programme decides sets and repetitions.
void follow_own(const Knowledge& knowledge, const TrainingFacts& facts, const OwnLift* line,
                ProgressScheme& scheme) {
  if (!line) {
    for (const TrainingDay& day : facts.days) {
      for (const OwnLift& lift : day.own) {
        if (identity(knowledge, lift.exercise) != scheme.exercise) continue;
        if (!line || lift.reps < line->reps) line = &lift;
      }
    }
  }
  if (!line) return;
  scheme.own = true;
  scheme.light = !line->heavy;
  for (const OwnBegin& began : facts.own_since) {
    const bool same_lift = identity(knowledge, began.lift.exercise) == scheme.exercise;
    if (same_lift && is_same_line(began.lift, *line)) scheme.begins = began.since;
  }
  scheme.rule = line->rule.value_or(OwnRule{});
  scheme.reps = IntRange{line->reps, scheme.rule.most_reps.value_or(line->reps)};
  scheme.sets = line->sets;
}

bool can_do(const Exercise& exercise, const TrainingFacts& facts) {
  return !facts.owned || equipment_suffices(exercise.equipment, *facts.owned);
}

// The gate judges a load by the back first; the lockout alone (hip thrust) never breaks. Squats
// are judged by their back, though not by the other points of a hinge (K-04).
bool is_judged(const Knowledge& knowledge, const Exercise& exercise) {
  if (has_flag(exercise, Flag::kJudgedByBack)) return true;
  return std::ranges::any_of(exercise.checkpoints, [&](const std::string& id) {
    const Checkpoint* checkpoint = find_entry(knowledge.checkpoints, id);
    return checkpoint && checkpoint->gate == GateUse::kNeeded;
  });
}

bool loads_the_back(const Exercise& exercise) {
  const bool flagged =
      std::ranges::find(exercise.flags, Flag::kOffForBackPain) != exercise.flags.end();
  return flagged || exercise.pattern == Pattern::kHinge || exercise.pattern == Pattern::kSwing;
}

// The loss of velocity that leaves next to nothing. What is thrown is not slowed by fatigue alone.
std::optional<double> hard_loss_of(const ProgressRules& rules, const Exercise& exercise) {
  if (has_flag(exercise, Flag::kBallistic)) return std::nullopt;
  if (exercise.pattern == Pattern::kSquat) return rules.squat_hard_loss_percent / 100;
  if (exercise.pattern == Pattern::kHinge) return rules.hinge_hard_loss_percent / 100;
  return std::nullopt;
}

// Which of the things an exercise is done with its load lies in.
const Equipment* bearer(const Knowledge& knowledge, const std::vector<std::string>& way,
                        LoadTool& tool) {
  for (const std::string& id : way) {
    const Equipment* item = find_entry(knowledge.equipment, id);
    if (!item) continue;
    tool = item->kind == EquipmentKind::kBells       ? LoadTool::kBells
           : item->kind == EquipmentKind::kBar       ? LoadTool::kBar
           : item->kind == EquipmentKind::kDumbbells ? LoadTool::kDumbbells
                                                     : LoadTool::kAny;
    if (tool != LoadTool::kAny) return item;
  }
  return nullptr;
}

// The loads there are of what the exercise is done with. Unknown equipment is taken as known only
// when there is a single way to do the exercise.
void read_loads(const Knowledge& knowledge, const Exercise& exercise, const TrainingFacts& facts,
                ProgressScheme& scheme) {
  const std::vector<std::string>* way =
      facts.owned ? way_to_equip(exercise.equipment, *facts.owned)
                  : (exercise.equipment.size() == 1 ? &exercise.equipment.front() : nullptr);
  const auto with_band = [&](const std::vector<std::string>& things) {
    return is_done_with(knowledge, things, EquipmentKind::kBand);
  };
  scheme.band = way ? with_band(*way) : std::ranges::any_of(exercise.equipment, with_band);
  if (!way) return;
  const Equipment* item = bearer(knowledge, *way, scheme.tool);
  if (!item) return;
  if (scheme.tool == LoadTool::kBar) scheme.bar_kg = facts.bar_kg;
  const std::vector<double>& owned = scheme.tool == LoadTool::kBells ? facts.bells_kg
                                     : scheme.tool == LoadTool::kBar ? facts.on_bar_kg
                                                                     : facts.dumbbells_kg;
  scheme.owned = !owned.empty();
  if (scheme.owned) {
    scheme.fixed_kg = owned;
  } else if (facts.plates.shown == MassUnit::kKilogram) {
    scheme.fixed_kg = item->marked_kg;
  } else {
    for (const double pounds : item->marked_lb) {
      scheme.fixed_kg.push_back(pounds * kKilogramsPerPound);
    }
  }
}

constexpr double kNothing = 1e-9;

// The greatest load on such steps up to this one; on a bar they count from the empty one.
double on_steps_kg(const ProgressScheme& scheme, double load_kg, double step_kg) {
  const double first_kg = scheme.tool == LoadTool::kBar ? scheme.bar_kg : 0;
  return first_kg + std::floor((load_kg - first_kg) / step_kg + kNothing) * step_kg;
}

// True for what a gym marks: quarters of a kilogram, halves of a pound, in the athlete's unit.
bool is_marked(const ProgressScheme& scheme, double load_kg) {
  const double parts =
      scheme.plates.shown == MassUnit::kPound ? load_kg / kKilogramsPerPound * 2 : load_kg * 4;
  return std::abs(parts - std::round(parts)) < 0.01;
}

}  // namespace

Words words_of(StepKind) {
  static constexpr std::array<std::string_view, 11> kWords{
      "start",   "repeat",     "more-reps",     "wider-reps", "more-load",     "longer-hold",
      "farther", "next-level", "next-exercise", "step-back",  "back-after-gap"};
  return kWords;
}

bool is_rise(StepKind kind) {
  return kind != StepKind::kStart && kind != StepKind::kRepeat && kind != StepKind::kStepBack &&
         kind != StepKind::kBackAfterGap;
}

long shown_hundredths(double load_kg, MassUnit unit) {
  const double shown = unit == MassUnit::kPound ? load_kg / kKilogramsPerPound : load_kg;
  return std::lround(std::round(shown * 10) * 10);
}

Result<ProgressScheme> progress_scheme(const Knowledge& knowledge, const std::string& exercise_slug,
                                       const TrainingFacts& facts, const OwnLift* line) {
  const auto exercise = require_exercise(knowledge, exercise_slug);
  DOWEL_TRY(exercise);
  ProgressScheme scheme;
  scheme.exercise = (*exercise)->slug;
  scheme.rules = knowledge.progress;
  scheme.sets = scheme.rules->usual_sets;
  scheme.plates = facts.plates;
  if (loads_the_back(**exercise)) {
    scheme.held_off_by_pain = facts.held_off_by_pain;
    scheme.flares = facts.flares;
  }
  scheme.cleared_signs = facts.cleared_signs;
  read_loads(knowledge, **exercise, facts, scheme);
  const auto* way = facts.owned ? way_to_equip((*exercise)->equipment, *facts.owned) : nullptr;
  const bool empty_handed = way && way->empty();  // nothing at hand that could weigh anything
  scheme.by_load = progresses(**exercise, ProgressBy::kLoad) && !empty_handed;
  scheme.gated = is_judged(knowledge, **exercise);
  scheme.hard_loss = hard_loss_of(*scheme.rules, **exercise);
  scheme.per_side = (*exercise)->unilateral;
  scheme.carries_load = !scheme.by_load && (*exercise)->pattern != Pattern::kHinge;
  if (const Dosage* dosage = working_dosage(**exercise)) {
    if (dosage->sets) scheme.sets = dosage->sets->from;
    scheme.reps = dosage->reps;
    scheme.hold_s = dosage->seconds;
    scheme.metres = dosage->metres;
    scheme.per_side = scheme.per_side || dosage->per_side;
  }
  for (const std::string& id : (*exercise)->harder) {
    const Exercise* next = find_entry(knowledge.exercises, id);
    if (next && scheme.harder.empty() && can_do(*next, facts)) scheme.harder = next->slug;
  }
  follow_own(knowledge, facts, line, scheme);
  read_protocol(knowledge, **exercise, scheme);
  const PainLimits pain = pain_limits(knowledge);
  scheme.pain_limit = scheme.next_day_limit = pain.green_to;
  scheme.pain_back = scheme.levels > 0 ? pain.groin_regress_at : pain.amber_to;
  return scheme;
}

std::optional<ProgressScheme> own_scheme(const Knowledge& knowledge, const std::string& key,
                                         const TrainingFacts& facts, const OwnLift* line) {
  ProgressScheme scheme;
  scheme.exercise = key;
  scheme.rules = knowledge.progress;
  scheme.plates = facts.plates;
  scheme.by_load = true;
  scheme.cleared_signs = facts.cleared_signs;
  follow_own(knowledge, facts, line, scheme);
  if (!scheme.own) return std::nullopt;
  const PainLimits pain = pain_limits(knowledge);
  scheme.pain_limit = scheme.next_day_limit = pain.green_to;
  scheme.pain_back = pain.amber_to;
  return scheme;
}

std::optional<double> next_load_kg(const ProgressScheme& scheme, double load_kg) {
  const double least = load_kg * scheme.rules->step_percent.from / 100;
  if (!scheme.fixed_kg.empty()) {
    const auto heavier = std::ranges::find_if(
        scheme.fixed_kg, [&](double mass_kg) { return mass_kg >= load_kg + least - kNothing; });
    if (heavier == scheme.fixed_kg.end()) return std::nullopt;
    return *heavier;
  }
  const double step = scheme.plates.smallest_step_kg;
  if (scheme.tool != LoadTool::kBar || scheme.bar_kg <= 0 || load_kg < scheme.bar_kg) {
    return load_kg + std::max(1.0, std::ceil(least / step - kNothing)) * step;
  }
  // From a load between two steps of the plates to the next that they make.
  const double first = scheme.bar_kg;
  const double steps = std::max(std::ceil((load_kg + least - first) / step - kNothing),
                                std::floor((load_kg - first) / step + kNothing) + 1);
  return first + steps * step;
}

double lighter_load_kg(const ProgressScheme& scheme, double load_kg) {
  const double part = scheme.rules->step_back_percent / 100;
  const bool by_part = scheme.fixed_kg.empty() || scheme.tool == LoadTool::kBar;
  if (by_part) {
    // A hair less than the tenth is a tenth: 47.5 of 52.5 kg.
    const double lighter_kg = nearest_load_kg(scheme, load_kg * (1 - part));
    return lighter_kg < load_kg - kNothing
               ? lighter_kg
               : std::min(load_kg, makeable_load_kg(scheme, load_kg * (1 - part)));
  }
  const auto same = std::ranges::lower_bound(scheme.fixed_kg, load_kg - kNothing);
  return same == scheme.fixed_kg.begin() ? load_kg : *std::prev(same);
}

double makeable_load_kg(const ProgressScheme& scheme, double load_kg) {
  if (scheme.fixed_kg.empty()) {
    const double least = scheme.tool == LoadTool::kBar && scheme.bar_kg > 0
                             ? scheme.bar_kg
                             : scheme.plates.smallest_step_kg;
    return std::max(least, on_steps_kg(scheme, load_kg, scheme.plates.smallest_step_kg));
  }
  const auto heavier = std::ranges::upper_bound(scheme.fixed_kg, load_kg + kNothing);
  return heavier == scheme.fixed_kg.begin() ? *heavier : *std::prev(heavier);
}

double nearest_load_kg(const ProgressScheme& scheme, double load_kg) {
  const double below = makeable_load_kg(scheme, load_kg);
  const double most_kg = load_kg * (1 + scheme.rules->same_load_percent / 100);
  const double above = makeable_load_kg(scheme, most_kg);
  return above - load_kg < load_kg - below ? above : below;
}

double loadable_kg(const ProgressScheme& scheme, double lifted_kg) {
  if (lifted_kg <= 0) return lifted_kg;
  const double most_kg = lifted_kg * (1 + scheme.rules->same_load_percent / 100);
  if (!scheme.fixed_kg.empty()) {
    if (!scheme.owned) return lifted_kg;  // there may be others than those usually sold
    const auto above = std::ranges::upper_bound(scheme.fixed_kg, lifted_kg - kNothing);
    if (above != scheme.fixed_kg.end() && *above <= most_kg) return *above;
    return above == scheme.fixed_kg.begin() ? lifted_kg : *std::prev(above);
  }
  if (is_marked(scheme, lifted_kg)) return lifted_kg;
  if (scheme.tool == LoadTool::kBar && lifted_kg < scheme.bar_kg) return lifted_kg;
  // Of what is no barbell the steps are not known; whole and half figures are marked everywhere.
  const double half_kg = scheme.plates.shown == MassUnit::kPound ? kKilogramsPerPound : 0.5;
  const double step_kg = scheme.tool == LoadTool::kBar ? scheme.plates.smallest_step_kg : half_kg;
  const double below = on_steps_kg(scheme, lifted_kg, step_kg);
  const double above = below + step_kg;
  if (above <= most_kg && above - lifted_kg < lifted_kg - below) return above;
  return below > 0 ? below : lifted_kg;
}

}  // namespace dowel
