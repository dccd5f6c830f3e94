#include "core/plan/context.h"

#include <algorithm>
#include <cmath>

namespace dowel {
namespace {

IntRange as_counts(const Number& number) {
  return {static_cast<int>(std::lround(number.from)), static_cast<int>(std::lround(number.to))};
}

const char* sessions_number(const PlanRequest& request) {
  const bool gentle = request.aim == Aim::kBeginner || request.aim == Aim::kAgeing ||
                      request.aim == Aim::kReturnFromInjury;
  if (gentle || request.athlete.experience <= Experience::kNovice) {
    return "sessions-per-week-novice";
  }
  return request.athlete.experience == Experience::kIntermediate ? "sessions-per-week-intermediate"
                                                                 : "sessions-per-week-advanced";
}

Result<PlanNumbers> read_numbers(const PlanRequest& request, const Knowledge& knowledge) {
  PlanNumbers out;
  Result<void> state;
  const auto read = [&](const char* id) {
    const auto found = require_number(knowledge, id);
    if (!found && state) state = tl::unexpected(found.error());
    return found ? **found : Number{};
  };
  out.warm_up_sets = as_counts(read("warm-up-sets"));
  out.accessories = as_counts(read("accessories-per-session"));
  out.sessions = as_counts(read(sessions_number(request)));
  out.least_sessions = as_counts(read("sessions-per-week-novice")).from;
  out.sessions_per_muscle = as_counts(read("sessions-per-muscle"));
  const Number rest_main = read("rest-main");
  const Number rest_accessory = read("rest-accessory");
  out.rest_main_s = {rest_main.from, rest_main.to};
  out.rest_accessory_s = {rest_accessory.from, rest_accessory.to};
  out.deload_every = as_counts(read("deload-every"));
  out.reserve = as_counts(read("reps-in-reserve"));
  out.weekly_most = read("weekly-sets-per-muscle").to;
  out.weekly_least = read("weekly-sets-least").from;
  const auto limits = pain_limits(knowledge);
  DOWEL_TRY(limits);
  out.pain = *limits;
  DOWEL_TRY(state);
  return out;
}

void read_pain(PlanContext& context) {
  const PainLimits& limits = context.numbers.pain;
  context.back_hurts = has_condition(context.request.athlete, condition::kLowBackPain);
  context.restore = has_condition(context.request.athlete, condition::kStiffHips);
  for (const PainReport& report : context.request.pain) {
    const int worst = std::max(report.during, report.next_day.value_or(0));
    if (concerns_hips(report.region)) {
      context.worst = std::max(context.worst, light_of(limits, report));
    }
    if (report.region == Region::kLowerBack && worst > 0) context.back_hurts = true;
    if (report.region == Region::kKnee && light_of(limits, report) >= Light::kAmber) {
      context.knee_amber = true;
    }
    if (report.region == Region::kGroin && worst > limits.groin_regress_at) {
      context.groin_steps_back = true;
    }
    if (report.region <= Region::kHamstring && (worst > 0 || report.stiff)) context.restore = true;
  }
}

Result<void> read_emphases(PlanContext& context) {
  std::vector<std::string> ids = context.request.emphases;
  for (const std::string& id : emphases_of(context.request.aim)) ids.push_back(id);
  if (has_condition(context.request.athlete, condition::kTiredSpine)) ids.push_back("tired-spine");
  for (const std::string& id : ids) {
    const SportEmphasis* found = find_entry(context.knowledge.sports, id);
    if (!found) {
      return fail(ErrorCode::kBadData, "the knowledge has no emphasis '" + id + "'",
                  "add it to programme.toml", "programme.toml");
    }
    if (std::find(context.emphases.begin(), context.emphases.end(), found) ==
        context.emphases.end()) {
      context.emphases.push_back(found);
    }
  }
  return {};
}

void add_once(std::vector<std::string>& list, const std::vector<std::string>& more) {
  for (const std::string& item : more) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
  }
}

}  // namespace

Result<PlanContext> make_context(const PlanRequest& request, const Knowledge& knowledge) {
  const auto numbers = read_numbers(request, knowledge);
  DOWEL_TRY(numbers);
  PlanContext context{request, knowledge, *numbers, {}, {}};
  read_pain(context);
  DOWEL_TRY(read_emphases(context));
  for (const WeakLink& link : request.weak_links) {
    context.weak_links.push_back(find_entry(knowledge.causes, link.cause));
  }
  context.careful = request.aim == Aim::kBeginner || request.aim == Aim::kAgeing ||
                    request.aim == Aim::kReturnFromInjury ||
                    request.athlete.experience <= Experience::kNovice;
  for (const TrainingDay& day : request.days) {
    context.longest_session = std::max(context.longest_session, day.minutes);
  }
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

// Left out in pregnancy (G-14): what is fast, very hard or bends the trunk on its back.
bool strains_in_pregnancy(const Exercise& exercise) {
  return has_flag(exercise, Flag::kBallistic) || has_flag(exercise, Flag::kVeryHard) ||
         has_flag(exercise, Flag::kFlexionIntended) || exercise.slug == "reverse-crunch" ||
         exercise.slug == "hanging-leg-raise";
}

bool is_judged_hinge(const Exercise& exercise) {
  return exercise.pattern == Pattern::kHinge && !exercise.checkpoints.empty();
}

bool learns_the_hinge(const PlanContext& context) {
  return context.careful && !context.request.history.clean_slow_hinge;
}

// Form before load (R-P1): who learns the hinge gets no loaded hinge yet, and none on one leg.
bool hinge_not_ready(const PlanContext& context, const Exercise& exercise) {
  return learns_the_hinge(context) && is_judged_hinge(exercise) &&
         (hinges_on_one_leg(exercise) || !equipment_suffices(exercise.equipment, {"dowel"}));
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

bool pain_forbids_fast(const PlanContext& context) {
  const TrainingHistory& history = context.request.history;
  return context.worst > Light::kGreen || history.lately_sore() || history.groin_lately_sore() ||
         history.weeks_since_back_pain.value_or(kWeeksBeforeFast) < kWeeksBeforeFast;
}

std::string why_not_fast(const PlanContext& context) {
  if (has_condition(context.request.athlete, condition::kPregnancy)) {
    return "In pregnancy fast exercises are left out (dowel explain G-14).";
  }
  if (!context.request.history.clean_loaded_hinge.value_or(false)) return kNotFastYet;
  if (context.back_hurts || pain_forbids_fast(context)) {
    return "It is fast: not while it hurts, nor soon after hip, groin or back pain (dowel explain "
           "K-14).";
  }
  return "";
}

std::string why_not_bending(const PlanContext& context) {
  const std::optional<int> since = context.request.history.weeks_since_back_pain;
  if (has_condition(context.request.athlete, condition::kPregnancy)) {
    return "In pregnancy exercises that bend the trunk are left out (dowel explain G-14).";
  }
  if (!context.request.settings.jefferson_curl) {
    return "Your plan leaves it out (dowel plan --jefferson-curl brings it back).";
  }
  if (context.careful) {
    return "It bends the spine on purpose: not at the start, in age or after an injury (dowel "
           "explain K-09).";
  }
  if (!context.request.history.clean_loaded_hinge.value_or(false)) return kNotBendingYet;
  if (context.back_hurts || context.worst > Light::kGreen ||
      (since && *since < kWeeksAfterBackPain)) {
    return "It bends the spine on purpose: not while it hurts, nor in the twelve weeks after back "
           "pain (dowel explain K-09).";
  }
  return "";
}

bool allowed(const PlanContext& context, const Exercise& exercise) {
  const PlanRequest& request = context.request;
  if (!equipment_suffices(exercise.equipment, request.athlete.equipment)) return false;
  if (has_flag(exercise, Flag::kOffForBackPain) && context.back_hurts) return false;
  if (has_condition(request.athlete, condition::kPregnancy) && strains_in_pregnancy(exercise)) {
    return false;
  }
  if (context.main_hinge && hinges_on_one_leg(*context.main_hinge) && hinges_on_one_leg(exercise)) {
    return false;
  }
  if (has_flag(exercise, Flag::kFlexionIntended) && !why_not_bending(context).empty()) return false;
  if (has_flag(exercise, Flag::kBallistic) && !why_not_fast(context).empty()) return false;
  if (has_flag(exercise, Flag::kAxialLoad) &&
      has_condition(request.athlete, condition::kTiredSpine)) {
    return false;
  }
  if (hinge_not_ready(context, exercise)) return false;
  if (context.knee_amber && exercise.pattern == Pattern::kSquat) return false;
  // A wide stance loads the adductors at their longest.
  const bool groin = context.groin_steps_back || request.history.groin_lately_sore();
  if (groin && exercise.stance == Stance::kWide) return false;
  if (!has_flag(exercise, Flag::kVeryHard)) return true;
  if (exercise.pattern == Pattern::kAdduction && request.history.groin_lately_sore()) return false;
  const bool ready = !context.careful || was_worked_up_to(context, exercise);
  return ready && context.worst == Light::kGreen && !context.groin_steps_back;
}

const std::vector<std::string>* way_for(const PlanContext& context, const Exercise& exercise) {
  const std::vector<std::string>& owned = context.request.athlete.equipment;
  if (is_judged_hinge(exercise) && (learns_the_hinge(context) || context.back_hurts)) {
    const bool stick = std::find(owned.begin(), owned.end(), "dowel") != owned.end();
    const auto* unloaded = way_to_equip(
        exercise.equipment, stick ? std::vector<std::string>{"dowel"} : std::vector<std::string>{});
    if (unloaded) return unloaded;
  }
  return way_to_equip(exercise.equipment, owned);
}

Reason because(std::string text, std::vector<std::string> rules, std::vector<std::string> sources) {
  return {std::move(text), std::move(rules), std::move(sources)};
}

void add_reason(Reason& reason, const Reason& more) {
  if (!more.text.empty()) reason.text += (reason.text.empty() ? "" : " ") + more.text;
  add_once(reason.rules, more.rules);
  add_once(reason.sources, more.sources);
}

}  // namespace dowel
