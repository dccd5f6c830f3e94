#include "core/plan/dose.h"

#include <algorithm>
#include <cmath>

#include "core/base/assert.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

bool progresses_by(const Exercise& exercise, ProgressBy by) {
  return std::find(exercise.progress_by.begin(), exercise.progress_by.end(), by) !=
         exercise.progress_by.end();
}

// True when something that this exercise loads hurts too much for more.
bool hurts(const PlanContext& context, const Exercise& exercise) {
  return light_for(context.knowledge, context.request.pain, exercise) > Light::kGreen;
}

// Repetitions left in reserve: far from failure first, nearer as the block goes on.
IntRange reserve_for(const PlanContext& context, const Exercise& exercise, const WeekPhase& phase) {
  const IntRange whole = context.rules.reserve;
  const bool far = phase.deload || context.careful || hurts(context, exercise);
  if (far || phase.in_block == 0) return {whole.to - 1, whole.to};
  return phase.in_block < context.rules.near_from_weeks ? IntRange{whole.from + 1, whole.to - 1}
                                                        : IntRange{whole.from, whole.from + 1};
}

void set_amount(Prescription& line, const Dosage& dosage, bool unilateral) {
  line.reps = dosage.reps;
  if (dosage.seconds) line.hold_s = dosage.seconds->from;
  if (dosage.metres) line.distance_m = dosage.metres->from;
  line.per_side = dosage.per_side || unilateral;
}

std::string words_of_way(const Knowledge& knowledge, const std::vector<std::string>& way) {
  std::string words;
  for (const std::string& id : way) {
    const Equipment* item = find_entry(knowledge.equipment, id);
    std::string name = item ? item->name : id;
    name = name.substr(0, name.find_first_of("(,"));
    while (!name.empty() && name.back() == ' ') name.pop_back();
    if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] += 'a' - 'A';
    words.append(words.empty() ? "" : ", ").append(name);
  }
  return words.empty() ? "bodyweight" : words;
}

// Of several ways to equip an exercise the first the athlete owns, by kind and in words: "long
// resistance band", "bodyweight". No words when there is only one way and it is a weight or a
// machine.
void set_tool(const PlanContext& context, const Exercise& exercise, Prescription& line) {
  line.with.clear();
  line.done_with = EquipmentKind::kOther;
  const std::vector<std::string>& first = exercise.equipment.front();
  const bool band = is_done_with(context.knowledge, first, EquipmentKind::kBand);
  if (exercise.equipment.size() == 1 && !first.empty() && !band) return;
  const auto* way = way_for(context, exercise);
  if (!way) return;
  line.with = words_of_way(context.knowledge, *way);
  if (way->empty()) {
    line.done_with = EquipmentKind::kNothing;
    return;
  }
  for (const EquipmentKind kind : {EquipmentKind::kBand, EquipmentKind::kStick}) {
    if (is_done_with(context.knowledge, *way, kind)) line.done_with = kind;
  }
}

LoadRule load_for(const PlanContext& context, const Exercise& exercise, const WeekPhase& phase) {
  LoadRule load;
  if (has_flag(exercise, Flag::kFlexionIntended)) return {LoadKind::kLight, {}, {}};
  if (!progresses_by(exercise, ProgressBy::kLoad)) return load;
  load.kind = LoadKind::kByEffort;
  load.reserve = reserve_for(context, exercise, phase);
  const auto* way = way_for(context, exercise);
  // Kept without a load while the back hurts: neither by effort nor as last.
  const bool unloaded = context.hinge_unloaded && exercise.pattern == Pattern::kHinge;
  if (way && way->empty() && unloaded) load.kind = LoadKind::kNone;
  const ExerciseState* state = context.request.history.find(exercise.slug);
  if (!state || !state->load_kg || (way && way->empty())) return load;
  const bool may_step = !phase.deload && !phase.tempo && !hurts(context, exercise);
  load.kind = may_step ? LoadKind::kAsLastOrStep : LoadKind::kAsLast;
  load.load_kg = state->load_kg;
  return load;
}

// What takes sets away: the deload, then pain.
void reduce(Prescription& line, const PlanContext& context, const Exercise& exercise,
            const WeekPhase& phase) {
  if (phase.deload) {
    if (hurts(context, exercise)) {
      line.sets = std::min(line.sets, context.rules.most_sets_in_pain);
    }
    line.sets = deload_sets(context.rules, line.sets);
    if (line.reps) line.reps->to = line.reps->from;
    line.reduced_by = Lever::kDeload;
    add_reason(line.why, because(context.rules.words.easier_week_line));
  } else if (hurts(context, exercise)) {
    line.sets = std::min(line.sets, context.rules.most_sets_in_pain);
    line.reduced_by = Lever::kPain;
    add_reason(line.why, because(context.rules.words.sets_in_pain));
  }
}

// Where an exercise stands in a protocol that goes by levels, where there is one for it.
void set_level(Prescription& line, const PlanContext& context, const Exercise& exercise) {
  const Protocol* protocol = find_protocol(context.knowledge, exercise, ProtocolPace::kByLevel);
  if (!protocol) return;
  const IntRange own = levels_of(*protocol, exercise);
  const ExerciseState* state = context.request.history.find(exercise.slug);
  int level = std::clamp(state && state->level ? *state->level : 0, own.from, own.to);
  if (context.groin_steps_back) level = 0;
  line.level = protocol->steps[static_cast<std::size_t>(level)].level;
  line.why.sources.push_back(protocol->basis.sources.front());
}

void cite_dosage(Prescription& line, const Dosage& dosage) {
  add_reason(line.why, {"", {"K-10"}, dosage.sources});
}

// Sets and repetitions of a protocol that goes by weeks; the weeks count from the sessions done.
bool follow_weeks(const PlanContext& context, const Exercise& exercise, const WeekPhase& phase,
                  Prescription& line) {
  const Protocol* protocol = find_protocol(context.knowledge, exercise, ProtocolPace::kByWeek);
  if (!protocol) return false;
  const ExerciseState* state = context.request.history.find(exercise.slug);
  const int week = (state ? state->sessions : 0) + phase.number - 1;
  const auto last = static_cast<int>(protocol->steps.size()) - 1;
  const ProtocolStep& step = protocol->steps[static_cast<std::size_t>(std::min(week, last))];
  if (!step.sets || !step.reps) return false;
  line.sets = step.sets->from;
  line.reps = step.reps;
  return true;
}

}  // namespace

int deload_sets(const PlanRules& rules, int sets) {
  return static_cast<int>(std::ceil(sets * rules.deload_percent / 100 - 1e-9));
}

const Dosage* dosage_for(const Exercise& exercise, DosageUse use) {
  for (const Dosage& dosage : exercise.dosages) {
    if (dosage.use == use) return &dosage;
  }
  return nullptr;
}

Prescription dose_accessory(const PlanContext& context, const Exercise& exercise,
                            const WeekPhase& phase) {
  const Dosage* dosage = dosage_for(exercise, DosageUse::kStandard);
  if (!dosage || !dosage->sets) dosage = dosage_for(exercise, DosageUse::kHold);
  DOWEL_ASSERT(dosage && dosage->sets);
  Prescription line;
  line.exercise = exercise.slug;
  set_amount(line, *dosage, exercise.unilateral);
  const bool by_protocol = follow_weeks(context, exercise, phase, line);
  // Who begins gets the full sets of the main hinge first, of the rest some weeks later.
  const PlanRules& rules = context.rules;
  const bool begins = context.careful && phase.number <= rules.begin_weeks;
  const int wish = begins ? rules.begin_sets : rules.usual_sets;
  if (!by_protocol) line.sets = std::clamp(wish, dosage->sets->from, dosage->sets->to);
  const RealRange rest = rules.rest_accessory_s;
  line.rest_s = (rest.from + rest.to) / 2;
  line.load = load_for(context, exercise, phase);
  if (line.load.kind == LoadKind::kNone && line.reps) {
    line.load.reserve = reserve_for(context, exercise, phase);
  }
  set_tool(context, exercise, line);
  cite_dosage(line, *dosage);
  set_level(line, context, exercise);
  if (context.knee_settles && presses_the_knee(context, exercise)) {
    line.sets = std::min(line.sets, rules.sets_after_knee);
    if (line.reps) line.reps->to = line.reps->from;
    line.reduced_by = Lever::kPain;
    add_reason(line.why, because(rules.words.sets_after_knee));
  }
  reduce(line, context, exercise, phase);
  return line;
}

Prescription dose_main(const PlanContext& context, const Exercise& exercise,
                       const WeekPhase& phase) {
  const Dosage* dosage = dosage_for(exercise, DosageUse::kStandard);
  DOWEL_ASSERT(dosage && dosage->sets && dosage->reps);
  Prescription line;
  line.exercise = exercise.slug;
  set_amount(line, *dosage, exercise.unilateral);
  const ExerciseState* state = context.request.history.find(exercise.slug);
  const PlanRules& rules = context.rules;
  const bool begins = context.careful && phase.number <= rules.begin_weeks_main &&
                      (!state || state->sessions < rules.begin_sessions);
  const IntRange sets = *dosage->sets;
  line.sets = begins ? std::max(sets.from, std::min(rules.begin_sets, sets.to)) : sets.to;
  line.load = load_for(context, exercise, phase);
  set_tool(context, exercise, line);
  const RealRange rest = rules.rest_main_s;
  line.rest_s =
      line.load.kind == LoadKind::kNone ? rules.rest_accessory_s.from : (rest.from + rest.to) / 2;
  cite_dosage(line, *dosage);
  const Dosage* slow = dosage_for(exercise, DosageUse::kTempo);
  if (phase.tempo && slow && slow->tempo) {
    line.tempo = slow->tempo;
    add_reason(line.why,
               because(rules.words.slow_this_week, {{"down", std::to_string(line.tempo->down_s)},
                                                    {"pause", std::to_string(line.tempo->bottom_s)},
                                                    {"up", std::to_string(line.tempo->up_s)}}));
  }
  reduce(line, context, exercise, phase);
  return line;
}

std::optional<Prescription> dose_hold(const PlanContext& context, const Exercise& exercise,
                                      const WeekPhase& phase) {
  const Dosage* dosage = dosage_for(exercise, DosageUse::kHold);
  if (!phase.tempo || !dosage || !dosage->seconds) return std::nullopt;
  Prescription line;
  line.exercise = exercise.slug;
  set_amount(line, *dosage, exercise.unilateral);
  line.sets = context.rules.hold_sets;
  line.rest_s = context.rules.rest_accessory_s.from;
  line.load = load_for(context, exercise, phase);
  set_tool(context, exercise, line);
  if (line.load.kind != LoadKind::kNone) line.load = {LoadKind::kLight, {}, {}};
  line.why = because(context.rules.words.held_at_bottom);
  reduce(line, context, exercise, phase);
  return line;
}

Prescription dose_warm_up(const PlanContext& context, const Exercise& exercise) {
  const Dosage* dosage = dosage_for(exercise, DosageUse::kWarmUp);
  if (!dosage) dosage = dosage_for(exercise, DosageUse::kStandard);
  if (!dosage) dosage = dosage_for(exercise, DosageUse::kHold);
  DOWEL_ASSERT(dosage && dosage->sets);
  Prescription line;
  line.exercise = exercise.slug;
  set_amount(line, *dosage, exercise.unilateral);
  if (line.reps) line.reps->to = line.reps->from;
  const IntRange sets = context.rules.warm_up_sets;
  line.sets = std::clamp(dosage->sets->from, sets.from, sets.to);
  line.rest_s = context.rules.rest_warm_up_s;
  if (progresses_by(exercise, ProgressBy::kLoad)) line.load.kind = LoadKind::kLight;
  set_tool(context, exercise, line);
  cite_dosage(line, *dosage);
  return line;
}

Prescription dose_mobility(const PlanContext& context, const Exercise& exercise) {
  const Dosage& dosage = exercise.dosages.front();
  Prescription line;
  line.exercise = exercise.slug;
  set_amount(line, dosage, exercise.unilateral);
  if (line.reps) line.reps->to = line.reps->from;
  if (line.hold_s && has_role(exercise, Role::kMobilityAfter)) line.hold_s = dosage.seconds->to;
  line.sets = dosage.sets ? dosage.sets->from : 1;
  line.rest_s = context.rules.rest_mobility_s;
  cite_dosage(line, dosage);
  return line;
}

Prescription dose_general(const PlanContext& context, const Exercise& exercise) {
  const Dosage* dosage = dosage_for(exercise, DosageUse::kGeneral);
  if (!dosage) dosage = dosage_for(exercise, DosageUse::kWarmUp);
  if (!dosage) dosage = dosage_for(exercise, DosageUse::kStandard);
  DOWEL_ASSERT(dosage && dosage->sets);
  Prescription line;
  line.exercise = exercise.slug;
  set_amount(line, *dosage, exercise.unilateral);
  if (line.reps) line.reps->to = line.reps->from;
  line.sets = std::clamp(context.rules.general_sets, dosage->sets->from, dosage->sets->to);
  line.rest_s = context.rules.rest_accessory_s.from;
  if (progresses_by(exercise, ProgressBy::kLoad)) line.load.kind = LoadKind::kLight;
  set_tool(context, exercise, line);
  cite_dosage(line, *dosage);
  return line;
}

}  // namespace dowel
