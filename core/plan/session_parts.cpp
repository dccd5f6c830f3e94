#include "core/plan/session_parts.h"

#include <algorithm>

#include "core/plan/time_model.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

bool is_there(const std::vector<Prescription>& lines, std::string_view slug) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const Prescription& line) { return line.exercise == slug; });
}

bool loaded_hinge_or_heavy(const PlanContext& context, const SessionParts& parts) {
  for (const Prescription& line : parts.main) {
    const Exercise* exercise = by_any_name(context.knowledge, line.exercise);
    if (line.own || (exercise && line.load.kind != LoadKind::kNone)) return true;
  }
  return false;
}

// The full form of an adduction that a warm-up does with the easier lever; null for others.
const Exercise* full_lever(const PlanContext& context, const Exercise& exercise) {
  if (exercise.pattern != Pattern::kAdduction) return nullptr;
  return find_entry(context.knowledge.exercises, exercise.variant_of);
}

// The three the article names, then other exercises that may wake the hips, those that do not
// stand among the accessories of the day first.
std::vector<const Exercise*> activation_choices(const PlanContext& context,
                                                const SessionSpec& spec) {
  std::vector<const Exercise*> found;
  const auto add = [&](const std::string& id) {
    const Exercise* exercise = find_entry(context.knowledge.exercises, id);
    if (!exercise || (context.groin_steps_back && exercise->pattern == Pattern::kAdduction)) return;
    const Exercise* lever = full_lever(context, *exercise);
    const bool full = lever && context.request.settings.full_copenhagen_warm_up &&
                      context.request.history.find(lever->slug) && context.worst == Light::kGreen;
    if (full) exercise = lever;
    if (!allowed(context, *exercise)) return;
    if (context.knee_settles && presses_the_knee(context, *exercise)) return;
    if (std::find(found.begin(), found.end(), exercise) == found.end()) found.push_back(exercise);
  };
  for (const std::string& id : context.rules.choices.warm_up) add(id);
  for (const std::string& id : context.rules.choices.warm_up_other) add(id);
  std::stable_partition(found.begin(), found.end(), [&](const Exercise* exercise) {
    return std::none_of(spec.accessories.begin(), spec.accessories.end(),
                        [&](const Candidate* c) { return c->exercise == exercise; });
  });
  return found;
}

void add_warm_up(const PlanContext& context, const SessionSpec& spec, SessionParts& parts) {
  const PlanChoices& choices = context.rules.choices;
  const PlanWords& words = context.rules.words;
  for (const Exercise* exercise : activation_choices(context, spec)) {
    if (static_cast<int>(parts.warm_up.size()) == context.rules.warm_up_lines) break;
    Prescription line = dose_warm_up(context, *exercise);
    const auto& all = choices.warm_up;
    const bool named = std::find(all.begin(), all.end(), exercise->id) != all.end() ||
                       exercise->pattern == Pattern::kAdduction;
    Reason why = because(named ? words.wakes_hips : words.wakes_hips_ours);
    if (full_lever(context, *exercise)) add_reason(why, because(words.easier_lever));
    add_reason(why, line.why);
    line.why = why;
    parts.warm_up.push_back(std::move(line));
  }
  for (const std::string& id : choices.preparation) {
    const Exercise* preparation = find_entry(context.knowledge.exercises, id);
    if (!preparation) continue;
    Prescription line = dose_warm_up(context, *preparation);
    if (!loaded_hinge_or_heavy(context, parts)) line.sets = 1;
    add_reason(line.why, because(words.prepares_hinge));
    parts.warm_up.push_back(std::move(line));
  }
}

void add_mobility(const PlanContext& context, const SessionSpec& spec, SessionParts& parts) {
  if (!context.request.settings.mobility && !context.restore) return;
  const PlanRules& rules = context.rules;
  const std::vector<std::string>& choices =
      context.restore ? rules.choices.mobility_restore : rules.choices.mobility;
  for (std::size_t tried = 0; tried < choices.size(); ++tried) {
    const std::size_t at = (static_cast<std::size_t>(spec.index) + tried) % choices.size();
    const Exercise* exercise = find_entry(context.knowledge.exercises, choices[at]);
    if (!exercise || !allowed(context, *exercise)) continue;
    Prescription line = dose_mobility(context, *exercise);
    add_reason(line.why,
               because(context.restore ? rules.words.first_prong : rules.words.moving_before));
    parts.mobility.push_back(std::move(line));
    break;
  }
  if (!context.request.settings.mobility) return;
  for (const std::string& id : rules.choices.stretch) {
    const Exercise* still = find_entry(context.knowledge.exercises, id);
    if (!still) continue;
    Prescription line = dose_mobility(context, *still);
    add_reason(line.why, because(rules.words.still_after));
    parts.stretch.push_back(std::move(line));
  }
}

void add_restoration(const PlanContext& context, const SessionSpec& spec, SessionParts& parts) {
  if (!context.restore) return;
  std::vector<const Exercise*> choices;
  const ProgrammeRule* prong = find_entry(context.knowledge.rules, "R-REST-2");
  if (!prong) return;
  for (const std::string& id : prong->exercises) {
    for (const std::string& choice : expand_choice(context.knowledge, id)) {
      const Exercise* exercise = find_entry(context.knowledge.exercises, choice);
      if (exercise && allowed(context, *exercise) && has_role(*exercise, Role::kRestore) &&
          !is_there(parts.accessory, exercise->slug)) {
        choices.push_back(exercise);
      }
    }
  }
  if (choices.empty()) return;
  const auto at = static_cast<std::size_t>(spec.index) % choices.size();
  Prescription line = dose_accessory(context, *choices[at], spec.phase);
  Reason why = because(context.rules.words.second_prong);
  add_reason(why, line.why);
  line.why = why;
  parts.restoration.push_back(std::move(line));
}

void add_main(const PlanContext& context, const SessionSpec& spec, SessionParts& parts) {
  if (spec.plan.given) parts.main = own_lines(context, *spec.plan.given);
  if (!spec.plan.hinge || !spec.main.exercise) return;
  Prescription line = dose_main(context, *spec.main.exercise, spec.phase);
  Reason why = spec.main.why;
  add_reason(why, {"", {"R-HINGE"}, {}});
  add_reason(why, line.why);
  line.why = why;
  parts.main.push_back(std::move(line));
  if (auto held = dose_hold(context, *spec.main.exercise, spec.phase)) {
    parts.main.push_back(std::move(*held));
  }
}

// What asks most of the whole body stands first, what is held or small last.
int place_in_session(const Exercise& exercise) {
  if (has_flag(exercise, Flag::kBallistic)) return 0;
  if (has_flag(exercise, Flag::kFlexionIntended)) return 5;
  if (has_flag(exercise, Flag::kIsometric)) return 4;
  switch (exercise.pattern) {
    case Pattern::kHinge:
    case Pattern::kSwing:
    case Pattern::kThrust:
      return 1;
    case Pattern::kSquat:
    case Pattern::kTravel:
    case Pattern::kMixed:
      return 2;
    default:
      return 3;
  }
}

void add_accessories(const PlanContext& context, const SessionSpec& spec, SessionParts& parts) {
  std::vector<const Candidate*> ordered = spec.accessories;
  std::stable_sort(ordered.begin(), ordered.end(), [](const Candidate* a, const Candidate* b) {
    return place_in_session(*a->exercise) < place_in_session(*b->exercise);
  });
  for (const Candidate* candidate : ordered) {
    Prescription line = dose_accessory(context, *candidate->exercise, spec.phase);
    line.instead_of = candidate->instead_of;
    Reason why = candidate->why;
    add_reason(why, {"", {"R-ACC", "R-BAL"}, {"S0"}});
    add_reason(why, line.why);
    line.why = why;
    parts.accessory.push_back(std::move(line));
  }
}

}  // namespace

std::vector<Prescription> own_lines(const PlanContext& context, const TrainingDay& day) {
  std::vector<Prescription> lines;
  for (const OwnLift& lift : day.own) {
    if (left_out_for_pain(context, lift)) continue;
    Prescription line;
    line.exercise = lift.exercise;
    line.own = true;
    line.sets = lift.sets;
    line.written = lift;
    line.reps = IntRange{lift.reps, lift.reps};
    if (lift.rule && lift.rule->most_reps) line.reps->to = *lift.rule->most_reps;
    line.rest_s = lift.heavy ? context.rules.rest_main_s.to : context.rules.rest_main_s.from;
    line.load.kind = LoadKind::kOwn;
    line.why = because(context.rules.words.own_line);
    lines.push_back(std::move(line));
  }
  return lines;
}

SessionParts make_parts(const PlanContext& context, const SessionSpec& spec) {
  SessionParts parts;
  add_main(context, spec, parts);
  add_accessories(context, spec, parts);
  add_mobility(context, spec, parts);
  add_restoration(context, spec, parts);
  add_warm_up(context, spec, parts);
  if (loaded_hinge_or_heavy(context, parts)) return parts;
  // Nothing heavy to prepare for: one activation exercise and the hinge practice are enough.
  if (parts.warm_up.size() > 2) {
    parts.warm_up.erase(parts.warm_up.begin() + 1, parts.warm_up.end() - 1);
  }
  return parts;
}

PlanDay assemble(const PlanContext& context, const SessionParts& parts) {
  PlanDay day;
  const auto add = [&](BlockKind kind, const std::vector<Prescription>& lines) {
    if (!lines.empty()) day.blocks.push_back({kind, lines});
  };
  add(BlockKind::kMobility, parts.mobility);
  add(BlockKind::kWarmUp, parts.warm_up);
  add(BlockKind::kMain, parts.main);
  add(BlockKind::kAccessory, parts.accessory);
  add(BlockKind::kRestoration, parts.restoration);
  add(BlockKind::kStretch, parts.stretch);
  const bool heavy = std::any_of(parts.main.begin(), parts.main.end(), [](const Prescription& l) {
    return l.load.kind != LoadKind::kNone && l.load.kind != LoadKind::kLight;
  });
  if (heavy) day.notes.push_back(advise(context.rules.words.lead_up));
  time_day(context.rules, day);
  return day;
}

}  // namespace dowel
