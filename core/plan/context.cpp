#include "core/plan/context.h"

#include <algorithm>
#include <cmath>

#include "core/catalogue/readiness_rules.h"
#include "core/readiness/say.h"

namespace dowel {
namespace {

// Who did not say it is as experienced as his log: years of loaded hinges are no beginning.
Experience experience_of(const PlanRequest& request, bool knows_hinge) {
  const bool unsaid = request.athlete.experience == Experience::kUnstated;
  return unsaid && knows_hinge ? Experience::kIntermediate : request.athlete.experience;
}

const IntRange& sessions_for(const PlanRequest& request, Experience experience,
                             const PlanRules& rules) {
  const bool gentle = request.aim == Aim::kBeginner || request.aim == Aim::kAgeing ||
                      request.aim == Aim::kReturnFromInjury;
  if (gentle || experience <= Experience::kNovice) return rules.sessions_novice;
  return experience == Experience::kIntermediate ? rules.sessions_intermediate
                                                 : rules.sessions_advanced;
}

void read_pain(PlanContext& context) {
  const PainLimits& limits = context.pain;
  // Who says that the back does not hurt is believed before what is kept of him.
  context.back_hurts =
      context.is(ConditionMeans::kBackHurts) && !context.request.history.back_free.value_or(false);
  // A number weighs more than a lasting condition: green goes on, if lightly.
  context.hinge_unloaded =
      context.back_hurts && !context.request.history.back_green.value_or(false);
  context.restore = context.is(ConditionMeans::kRestore);
  for (const PainReport& report : context.request.pain) {
    const int worst = std::max(report.during, report.next_day.value_or(0));
    if (concerns_hips(report.region)) {
      context.worst = std::max(context.worst, light_of(limits, report));
    }
    if (concerns_hips(report.region) && report.region != Region::kKnee &&
        light_of(limits, report) >= Light::kAmber) {
      context.bends_sore = true;
    }
    if (report.region == Region::kLowerBack && worst > 0) context.back_hurts = true;
    if (report.region == Region::kLowerBack && light_of(limits, report) >= Light::kAmber) {
      context.hinge_unloaded = true;
    }
    if (report.region == Region::kKnee && light_of(limits, report) >= Light::kAmber) {
      context.knee_amber = true;
    }
    if (report.region == Region::kGroin && worst > limits.groin_regress_at) {
      context.groin_steps_back = true;
    }
    if (report.region <= Region::kHamstring && (worst > 0 || report.stiff)) context.restore = true;
  }
  context.knee_settles = !context.knee_amber && context.request.history.knee_settles(
                                                    context.knowledge.readiness->lately_weeks);
}

void add_once(std::vector<std::string>& list, const std::vector<std::string>& more) {
  for (const std::string& item : more) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
  }
}

void read_emphases(PlanContext& context) {
  const Knowledge& knowledge = context.knowledge;
  std::vector<std::string> ids = context.request.emphases;
  add_once(ids, emphases_of(knowledge, context.request.aim));
  for (const std::string& name : context.request.athlete.conditions) {
    if (const AthleteCondition* condition = find_entry(knowledge.conditions, name)) {
      add_once(ids, condition->emphases);
    }
  }
  for (const std::string& id : ids) {
    const SportEmphasis* found = find_entry(knowledge.sports, id);
    const auto& all = context.emphases;
    if (found && std::find(all.begin(), all.end(), found) == all.end()) {
      context.emphases.push_back(found);
    }
  }
}

}  // namespace

namespace {

bool is_loaded_slow_hinge(const Knowledge& knowledge, const ExerciseState& state) {
  const Exercise* exercise = by_slug(knowledge, state.exercise);
  return exercise && exercise->pattern == Pattern::kHinge && !exercise->checkpoints.empty() &&
         !has_flag(*exercise, Flag::kBallistic) && state.load_kg.value_or(0) > 0;
}

}  // namespace

int loaded_hinge_sessions(const PlanRequest& request, const Knowledge& knowledge) {
  int sessions = 0;
  for (const ExerciseState& state : request.history.exercises) {
    if (is_loaded_slow_hinge(knowledge, state)) sessions += state.sessions;
  }
  return sessions;
}

int known_hinge_sessions(const PlanRequest& request, const Knowledge& knowledge) {
  const PlanRules& rules = *knowledge.plan;
  if (request.history.weeks_away >= rules.known_away_weeks) return 0;
  const int sessions = loaded_hinge_sessions(request, knowledge);
  int held = 0;
  int gradeable = 0;
  for (const ExerciseState& state : request.history.exercises) {
    if (!is_loaded_slow_hinge(knowledge, state)) continue;
    held += state.held;
    gradeable += state.gradeable;
  }
  const bool broken = 100 * held < rules.known_held_percent * gradeable;
  return sessions >= rules.known_sessions && !broken ? sessions : 0;
}

Result<PlanContext> make_context(const PlanRequest& request, const Knowledge& knowledge) {
  const PlanRules& rules = *knowledge.plan;
  PlanContext context{request, knowledge, rules, pain_limits(knowledge), rules.sessions_novice, {},
                      {},      {},        true};
  context.knows_hinge = known_hinge_sessions(request, knowledge) > 0;
  const Experience experience = experience_of(request, context.knows_hinge);
  context.sessions = sessions_for(request, experience, rules);
  read_pain(context);
  read_emphases(context);
  for (const WeakLink& link : request.weak_links) {
    const Cause* cause = find_entry(knowledge.causes, link.cause);
    context.weak_links.push_back(cause);
    if (link.tested == request.weak_links.front().tested) context.even_links.push_back(cause);
  }
  context.careful = request.aim == Aim::kBeginner || request.aim == Aim::kAgeing ||
                    request.aim == Aim::kReturnFromInjury || experience <= Experience::kNovice;
  for (const TrainingDay& day : request.days) {
    context.longest_session = std::max(context.longest_session, day.minutes);
  }
  context.felt_hinge = request.history.felt_hinges.value_or(0) >= rules.felt_sessions &&
                       request.history.weeks_away < rules.break_weeks &&
                       context.worst == Light::kGreen && !lately_sore(context) &&
                       !context.hinge_unloaded;
  return context;
}

const Exercise* by_slug(const Knowledge& knowledge, std::string_view slug) {
  for (const Exercise& exercise : knowledge.exercises) {
    if (exercise.slug == slug) return &exercise;
  }
  return nullptr;
}

const Exercise* by_any_name(const Knowledge& knowledge, std::string_view name) {
  const Exercise* exercise = by_slug(knowledge, name);
  return exercise ? exercise : find_exercise(knowledge, name);
}

namespace {

bool hinges_on_one_leg(const Exercise& exercise) {
  return exercise.pattern == Pattern::kHinge && exercise.stance == Stance::kOneLeg;
}

// Left out in pregnancy (G-14): what is fast, very hard or bends the trunk, and what is marked so.
bool strains_in_pregnancy(const Exercise& exercise) {
  return has_flag(exercise, Flag::kBallistic) || has_flag(exercise, Flag::kVeryHard) ||
         has_flag(exercise, Flag::kFlexionIntended) || has_flag(exercise, Flag::kOffInPregnancy);
}

bool is_judged_hinge(const Exercise& exercise) {
  return exercise.pattern == Pattern::kHinge && !exercise.checkpoints.empty();
}

bool learns_the_hinge(const PlanContext& context) {
  return context.careful && !context.knows_hinge && !context.request.history.clean_slow_hinge;
}

// What who could not film may begin with, lightly: the main hinge, and no other.
bool is_first_load(const PlanContext& context, const Exercise& exercise) {
  const auto& begin = context.rules.choices.hinge_begin;
  return context.felt_hinge && std::find(begin.begin(), begin.end(), exercise.id) != begin.end() &&
         (!context.main_hinge || context.main_hinge == &exercise);
}

// Form before load (R-P1): who learns the hinge gets no loaded hinge yet, and none on one leg.
bool hinge_not_ready(const PlanContext& context, const Exercise& exercise) {
  return learns_the_hinge(context) && is_judged_hinge(exercise) &&
         !is_first_load(context, exercise) &&
         (hinges_on_one_leg(exercise) ||
          !equipment_suffices(exercise.equipment, sticks(context.knowledge)));
}

// True for what was done before, or whose easier form has nothing more to give (R-P8).
bool was_worked_up_to(const PlanContext& context, const Exercise& exercise) {
  const TrainingHistory& history = context.request.history;
  if (const ExerciseState* done = history.find(exercise.slug); done && done->sessions > 0) {
    return true;
  }
  return std::any_of(exercise.easier.begin(), exercise.easier.end(), [&](const std::string& id) {
    const Exercise* easier = find_entry(context.knowledge.exercises, id);
    const ExerciseState* done = easier ? history.find(easier->slug) : nullptr;
    return done && done->mastered;
  });
}

}  // namespace

bool PlanContext::is(ConditionMeans means) const {
  return applies(knowledge, request.athlete, means);
}

bool lately_sore(const PlanContext& context) {
  return context.request.history.lately_sore(context.knowledge.readiness->lately_weeks);
}

bool groin_lately_sore(const PlanContext& context) {
  return context.request.history.groin_lately_sore(context.knowledge.readiness->lately_weeks);
}

bool pain_forbids_fast(const PlanContext& context) {
  const TrainingHistory& history = context.request.history;
  const int weeks = context.rules.weeks_before_fast;
  return context.worst > Light::kGreen || lately_sore(context) || groin_lately_sore(context) ||
         history.weeks_since_back_pain.value_or(weeks) < weeks;
}

Advice why_not_fast(const PlanContext& context) {
  const PlanWords& words = context.rules.words;
  if (context.is(ConditionMeans::kPregnancy)) return advise(words.fast_in_pregnancy);
  if (!context.request.history.clean_loaded_hinge.value_or(false)) {
    return advise(words.fast_not_filmed);
  }
  if (context.back_hurts || pain_forbids_fast(context)) return advise(words.fast_sore);
  return {};
}

Advice why_not_bending(const PlanContext& context) {
  const PlanWords& words = context.rules.words;
  const std::optional<int> since = context.request.history.weeks_since_back_pain;
  if (context.is(ConditionMeans::kPregnancy)) return advise(words.bending_in_pregnancy);
  if (!context.request.settings.jefferson_curl) return advise(words.bending_not_wanted);
  if (context.careful) return advise(words.bending_not_at_start);
  if (!context.request.history.clean_loaded_hinge.value_or(false)) {
    return advise(words.bending_not_filmed);
  }
  if (context.back_hurts || context.bends_sore ||
      (since && *since < context.rules.weeks_after_back_pain)) {
    return advise(words.bending_sore);
  }
  return {};
}

bool presses_the_knee(const PlanContext& context, const Exercise& exercise) {
  const auto& off = context.rules.choices.off_sore_knee;
  return std::find(off.begin(), off.end(), exercise.id) != off.end();
}

bool waits_for_the_pattern(const PlanContext& context, const Exercise& exercise) {
  return hinge_not_ready(context, exercise);
}

bool allowed(const PlanContext& context, const Exercise& exercise) {
  const PlanRequest& request = context.request;
  if (!equipment_suffices(exercise.equipment, request.athlete.equipment)) return false;
  if (has_flag(exercise, Flag::kOffForBackPain) && context.back_hurts) return false;
  if (context.is(ConditionMeans::kPregnancy) && strains_in_pregnancy(exercise)) return false;
  if (context.main_hinge && hinges_on_one_leg(*context.main_hinge) && hinges_on_one_leg(exercise)) {
    return false;
  }
  if (has_flag(exercise, Flag::kFlexionIntended) && !why_not_bending(context).empty()) return false;
  if (has_flag(exercise, Flag::kBallistic) && !why_not_fast(context).empty()) return false;
  if (has_flag(exercise, Flag::kAxialLoad) && context.is(ConditionMeans::kNoAxialLoad)) {
    return false;
  }
  if (hinge_not_ready(context, exercise)) return false;
  if (context.knee_amber && exercise.pattern == Pattern::kSquat) return false;
  const bool knee = context.knee_amber || context.request.history.knee_lately_sore(
                                              context.knowledge.readiness->lately_weeks);
  if (knee && presses_the_knee(context, exercise)) return false;
  // A wide stance loads the adductors at their longest.
  const bool groin = context.groin_steps_back || groin_lately_sore(context);
  if (groin && exercise.stance == Stance::kWide) return false;
  if (!has_flag(exercise, Flag::kVeryHard)) return true;
  if (exercise.pattern == Pattern::kAdduction && groin_lately_sore(context)) return false;
  // The levers of an adduction come in order whoever it is: strength elsewhere says little of it.
  const bool in_order = context.careful || exercise.pattern == Pattern::kAdduction;
  const bool ready = !in_order || was_worked_up_to(context, exercise);
  return ready && context.worst == Light::kGreen && !context.groin_steps_back;
}

std::vector<std::string> sticks(const Knowledge& knowledge) {
  std::vector<std::string> ids;
  for (const Equipment& item : knowledge.equipment) {
    if (item.kind == EquipmentKind::kStick) ids.push_back(item.id);
  }
  return ids;
}

const std::vector<std::string>* way_for(const PlanContext& context, const Exercise& exercise) {
  const std::vector<std::string>& owned = context.request.athlete.equipment;
  const bool learns = learns_the_hinge(context) && !is_first_load(context, exercise);
  if (is_judged_hinge(exercise) && (learns || context.hinge_unloaded)) {
    const bool stick = is_done_with(context.knowledge, owned, EquipmentKind::kStick);
    const auto* unloaded = way_to_equip(
        exercise.equipment, stick ? sticks(context.knowledge) : std::vector<std::string>{});
    if (unloaded) return unloaded;
  }
  return way_to_equip(exercise.equipment, owned);
}

void add_reason(Reason& reason, const Reason& more) {
  if (!more.text.empty()) reason.text += (reason.text.empty() ? "" : " ") + more.text;
  add_once(reason.rules, more.rules);
  add_once(reason.sources, more.sources);
  reason.remedies.insert(reason.remedies.end(), more.remedies.begin(), more.remedies.end());
}

}  // namespace dowel
